//! A hub, two Pleins, and colleagues: sharing, writing at the same time without a network, and one truth afterwards.

import assert from "node:assert/strict";
import test from "node:test";
import { drop, sample } from "../harness/files.mjs";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

const PASSWORD = "een lange zin die ik onthoud";

/** An owner and a colleague, each on their own computer, both on the hub. */
async function twoOnAHub(scene) {
  const hub = await scene.hub();
  const [homeOfAn, homeOfBo] = [await scene.plein(), await scene.plein()];
  const an = await scene.person(homeOfAn);
  await an.joins(hub.invitation, "An", PASSWORD);
  const invitation = await an.invites();
  const bo = await scene.person(homeOfBo);
  await bo.joins(invitation, "Bo", PASSWORD);
  await bo.closes();
  return { hub, an, bo };
}

test("a Space is shared, and the truth about where it is is told for it and for each chapter", async (t) => {
  const scene = new Scene(t);
  const hub = await scene.hub();
  const an = await scene.person(await scene.plein());
  const { page } = an;
  await an.newSpace("Gedeeld werk");
  await an.surface.click();
  await an.types("Voor iedereen.");
  await an.whereabouts("only_here");

  // Who is not connected yet is asked for an invitation, right there.
  await an.button("Delen").click();
  const dialog = an.dialog("Delen");
  await hasNoBarriersInAnyLight(page, "join");
  await dialog.getByLabel("Uitnodiging").fill(hub.invitation);
  await dialog.getByLabel("Jouw naam").fill("An");
  await dialog.getByLabel("Wachtwoord").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Verbinden", exact: true }).click();
  await dialog.getByText("Met wie deel je?").waitFor();
  await hasNoBarriersInAnyLight(page, "share");
  await picture(page, "sharing");
  await dialog.getByRole("button", { name: /^Iedereen bij/ }).click();
  await dialog.getByText("Alles staat op het plein. Het plein heeft bevestigd dat het bewaard is.").waitFor();
  await an.closes();
  await an.whereabouts("on_hub");
  await page.locator("nav li .dot.on_hub").first().waitFor();

  // Without the hub nothing is called shared; with it, it is again.
  await hub.stop();
  await an.atEnd();
  await an.types(" Nog een zin.");
  await an.whereabouts("on_its_way");
  await page.locator("nav li .dot.on_its_way").first().waitFor();
  await hub.start();
  await an.whereabouts("on_hub");
  await an.toLibrary();
  await an.card("Gedeeld werk").getByText("op het plein").waitFor();
  await an.button(/^Verbonden met/).waitFor();
  await picture(page, "library");
});

test("two write without a network: the same paragraph, a moved chapter, a removed one that was edited, new photos", async (t) => {
  const scene = new Scene(t);
  const { hub, an, bo } = await twoOnAHub(scene);
  // A photo that is still on its way.
  for (const who of [an, bo]) who.expects(/404 \(Not Found\) \S+\/media\//);
  await an.newSpace("Samen op pad");
  await an.chapterTitle.fill("Een");
  await an.surface.click();
  await an.types("De alinea van ons beiden.");
  await an.addChapter("Twee");
  await an.types("Tweede tekst.");
  await an.addChapter("Drie");
  await an.types("Derde tekst.");
  await an.shares("meeschrijven");
  await an.whereabouts("on_hub");
  await bo.card("Samen op pad").waitFor();
  await bo.open("Samen op pad");
  await bo.chaptersBecome(["Een", "Twee", "Drie"]);
  await bo.becomes(() => bo.text(), ["De alinea van ons beiden."]);

  await hub.stop();
  // An: the same paragraph, moves a chapter, removes another, adds a photo.
  await an.goTo("Een");
  await an.surface.click();
  await an.presses("Control+Home");
  await an.types("An begon. ");
  await drop(an.surface, [sample("photo.jpg")]);
  await an.becomes(() => an.surface.locator("figure img").count(), 1);
  await an.looks();
  await an.chapterLink("Drie").focus();
  await an.presses("Alt+ArrowUp", "Alt+ArrowUp");
  await an.chaptersBecome(["Drie", "Een", "Twee"]);
  await an.chapterLink("Twee").focus();
  await an.presses("Delete");
  await an.chaptersBecome(["Drie", "Een"]);
  await an.saved();
  // Bo, meanwhile: the end of that paragraph, a heading of it, the chapter that An removes, another photo.
  await bo.atEnd();
  await bo.types(" Bo eindigde.");
  await drop(bo.surface, [sample("screenshot.png")]);
  await bo.becomes(() => bo.surface.locator("figure img").count(), 1);
  await bo.looks();
  await bo.goTo("Twee");
  await bo.atEnd();
  await bo.types(" Bo schreef hier verder.");
  await bo.addChapter("Vier van Bo");
  await bo.types("Nieuw.");
  await bo.saved();
  await hub.start();

  for (const who of [an, bo]) {
    await who.becomes(async () => (await who.chapters()).map((title) => title.split("\n")[0].trim()).toSorted(), [
      "Drie", "Een", "Twee", "Vier van Bo",
    ]);
    await who.whereabouts("on_hub");
    await who.goTo("Een");
    await who.becomes(async () => (await who.text()).filter((line) => line.includes("alinea")), [
      "An begon. De alinea van ons beiden. Bo eindigde.",
    ]);
    await who.becomes(
      () => who.surface.locator("figure img").evaluateAll((all) => all.map((img) => img.complete && img.naturalWidth > 0)),
      [true, true],
    );
    await who.goTo("Twee");
    await who.becomes(() => who.text(), ["Tweede tekst. Bo schreef hier verder."]);
    await who.page.getByText(/verwijderde dit hoofdstuk terwijl er nog in geschreven werd/).waitFor();
  }
  // Both show the same, in the same order.
  assert.deepEqual(await an.chapters(), await bo.chapters());
  await an.goTo("Een");
  await bo.goTo("Een");
  const figures = (who) => who.surface.locator("figure img").evaluateAll((all) => all.map((img) => new URL(img.src).pathname));
  assert.deepEqual(await figures(an), await figures(bo));

  // A person decides about the chapter; the other sees it.
  await an.goTo("Twee");
  await hasNoBarriersInAnyLight(an.page, "an unplaced chapter");
  await picture(an.page, "writing-unplaced");
  await an.button("Houden").click();
  await bo.goTo("Twee");
  await bo.page.getByText(/verwijderde dit hoofdstuk/).waitFor({ state: "detached" });
});

test("two who write at once see where the other is, and each other's letters as they come", async (t) => {
  const scene = new Scene(t);
  const { an, bo } = await twoOnAHub(scene);
  await an.newSpace("Samen");
  await an.chapterTitle.fill("Een");
  await an.surface.click();
  await an.types("Regel van An.");
  await an.shares("meeschrijven");
  await an.surface.click();
  await bo.card("Samen").waitFor();
  await bo.open("Samen");
  await bo.becomes(() => bo.text(), ["Regel van An."]);
  await bo.atEnd();
  const flagOf = (who, name) => who.surface.locator(`.company-caret[data-name="${name}"]`);
  await flagOf(an, "Bo").waitFor({ state: "attached" });
  await flagOf(bo, "An").waitFor({ state: "attached" });
  await an.page.getByRole("navigation", { name: "Hoofdstukken" }).getByText("(hier: Bo)").waitFor({ state: "attached" });
  await hasNoBarriersInAnyLight(an.page, "a colleague in the chapter");
  await picture(an.page, "company");

  await bo.types(" En van Bo.");
  await an.becomes(() => an.text(), ["Regel van An. En van Bo."]);
  // The flag has gone along: after it nothing is left of the line.
  const after = () =>
    flagOf(an, "Bo").evaluate((flag) => {
      let text = "";
      for (let next = flag.nextSibling; next !== null; next = next.nextSibling) text += next.textContent;
      return text;
    });
  await an.becomes(after, "");
  await bo.toLibrary();
  await flagOf(an, "Bo").waitFor({ state: "detached" });
});

test("undo takes back one's own words and never a colleague's", async (t) => {
  const scene = new Scene(t);
  const { an, bo } = await twoOnAHub(scene);
  await an.newSpace("Ieder het zijne");
  await an.surface.click();
  await an.types("Van An.");
  await an.shares("meeschrijven");
  await an.whereabouts("on_hub");
  await bo.card("Ieder het zijne").waitFor();
  await bo.open("Ieder het zijne");
  await bo.becomes(() => bo.text(), ["Van An."]);
  await bo.atEnd();
  await bo.types(" Van Bo.");
  await an.becomes(() => an.text(), ["Van An. Van Bo."]);
  await an.surface.focus();
  // However far An goes back, and even when the paragraph itself was An's: Bo's words stay, in sight of both.
  for (let step = 0; step < 6; step++) {
    await an.presses("Control+z");
    assert.match((await an.text()).join("\n"), /Van Bo\./, `after ${step + 1} steps back`);
  }
  for (const who of [an, bo]) {
    await who.becomes(async () => (await who.text()).filter((line) => /Van (An|Bo)/.test(line)).map((line) => line.trim()), [
      "Van Bo.",
    ]);
  }
});

test("who may only read cannot write, and is told so", async (t) => {
  const scene = new Scene(t);
  const { an, bo } = await twoOnAHub(scene);
  await an.newSpace("Alleen lezen");
  await an.surface.click();
  await an.types("Lees maar.");
  await an.shares("lezen");
  await an.whereabouts("on_hub");
  await bo.card("Alleen lezen").waitFor();
  await bo.open("Alleen lezen");
  await bo.becomes(() => bo.text(), ["Lees maar."]);
  await bo.page.getByText("Je mag deze Space lezen, niet erin schrijven.").waitFor();
  assert.equal(await bo.surface.getAttribute("contenteditable"), "false");
  assert.equal(await bo.button("Hoofdstuk", { exact: true }).count(), 0);

  // And when it is no longer shared, it grows no more; what is here stays.
  await an.button("Delen").click();
  await an.button(/^Niet meer delen met/).click();
  await an.closes();
  await an.atEnd();
  await an.types(" Dit ziet Bo niet.");
  await an.saved();
  await bo.becomes(() => bo.text(), ["Lees maar."]);
});

test("a team is made, somebody comes into it by invitation and into another later, and only a team sees what is shared with it", async (t) => {
  const scene = new Scene(t);
  const hub = await scene.hub();
  const an = await scene.person(await scene.plein());
  await an.joins(hub.invitation, "An", PASSWORD);
  const panel = an.page.getByRole("dialog");
  const make = async (name) => {
    await panel.getByLabel("Nieuw team").fill(name);
    await panel.getByLabel("Nieuw team").press("Enter");
    await panel.getByRole("listitem").filter({ hasText: name }).getByText("An", { exact: true }).waitFor();
  };
  await make("Scan");
  await make("Kamer 4");
  await hasNoBarriersInAnyLight(an.page, "teams");
  await picture(an.page, "teams");
  await panel.getByRole("checkbox", { name: "Scan" }).check();
  const forBo = await an.invites();
  const bo = await scene.person(await scene.plein());
  await bo.joins(forBo, "Bo", PASSWORD);
  await bo.closes();
  // A further link, for nobody's team.
  await an.button(/^Verbonden met/).click();
  const forCas = await an.invites();
  const cas = await scene.person(await scene.plein());
  await cas.joins(forCas, "Cas", PASSWORD);
  await cas.closes();

  await an.newSpace("Voor de scan");
  await an.shares("lezen", "Scan");
  await an.whereabouts("on_hub");
  await bo.card("Voor de scan").waitFor();
  await an.toLibrary();
  await an.newSpace("Voor kamer 4");
  await an.shares("lezen", "Kamer 4");
  await an.whereabouts("on_hub");
  await an.toLibrary();
  await an.button(/^Verbonden met/).click();
  await panel.getByLabel("Iemand bij Kamer 4 zetten").selectOption("Bo");
  await panel.getByRole("listitem").filter({ hasText: "Kamer 4" }).getByText("An, Bo").waitFor();
  await an.closes();
  await bo.card("Voor kamer 4").waitFor();
  // What everyone gets comes after both, and brings nothing else along.
  await an.newSpace("Voor iedereen");
  await an.shares("lezen");
  await cas.card("Voor iedereen").waitFor();
  const titles = await cas.page.locator("article.card h3").allInnerTexts();
  assert.deepEqual(titles.toSorted(), ["Voor iedereen", "Welkom op het plein"]);
});

test("where one is signed in is a list, and what was left behind is signed out from here", async (t) => {
  const scene = new Scene(t);
  const hub = await scene.hub();
  const an = await scene.person(await scene.plein());
  await an.joins(hub.invitation, "An", PASSWORD);
  await an.closes();
  // Somewhere else, in a browser.
  const { page: left } = await scene.reader();
  await left.goto(hub.url);
  await left.getByLabel("Je naam").fill("An");
  await left.getByLabel("Wachtwoord").fill(PASSWORD);
  await left.getByRole("button", { name: "Aanmelden" }).click();
  await left.getByRole("button", { name: "Afmelden" }).waitFor();

  await an.button(/^Verbonden met/).click();
  const panel = an.page.getByRole("dialog");
  await panel.getByText("deze computer", { exact: true }).waitFor();
  await hasNoBarriersInAnyLight(an.page, "devices");
  await picture(an.page, "devices");
  await panel.getByRole("button", { name: /^.+ afmelden$/ }).click();
  await panel.getByText("deze computer", { exact: true }).waitFor({ state: "detached" });
  await left.reload();
  await left.getByRole("heading", { name: "Fijn dat je er bent" }).waitFor();
});

test("a wrong or used invitation, a taken name and a hub that is away are told in words; nothing is lost", async (t) => {
  const scene = new Scene(t);
  const hub = await scene.hub();
  const an = await scene.person(await scene.plein());
  await an.joins(hub.invitation, "An", PASSWORD);
  const invitation = await an.invites();
  const bo = await scene.person(await scene.plein());
  bo.expects(/Failed to load resource/);
  await bo.button("Nog niet verbonden").click();
  const dialog = bo.page.getByRole("dialog");
  const attempt = async (link, name, words) => {
    await dialog.getByLabel("Uitnodiging").fill(link);
    await dialog.getByLabel("Jouw naam").fill(name);
    await dialog.getByLabel("Wachtwoord").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Verbinden", exact: true }).click();
    await bo.page.getByRole("alert").getByText(words).last().waitFor();
  };
  await attempt("zomaar wat", "Bo", /Dit is geen uitnodiging\./);
  await attempt(hub.invitation, "Bo", /Deze uitnodiging is gebruikt of verlopen\./);
  await attempt(invitation, "An", /Iemand op dit plein heeft die naam al\./);
  await attempt("http://127.0.0.1:9/join#abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrs", "Bo", /nu niet te bereiken/);
  await dialog.getByLabel("Uitnodiging").fill(invitation);
  await dialog.getByLabel("Jouw naam").fill("Bo");
  await dialog.getByLabel("Wachtwoord").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Verbinden", exact: true }).click();
  await dialog.getByText("Je bent", { exact: true }).waitFor();
});
