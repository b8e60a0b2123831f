//! What is dropped and pasted: photos, pages, Word, links to videos; and what cannot be taken in.

import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { drop, paste, sample } from "../harness/files.mjs";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

/** The pictures in the text: which file, and how it comes in. */
const pictures = (someone) => someone.surface.locator("figure img");
const shown = (locator) => locator.evaluateAll((all) => all.every((img) => img.complete && img.naturalWidth > 0));

test("photos dropped and pasted, several at once, become pictures, upright, that reload", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Foto's");
  await someone.surface.click();
  await someone.types("Boven de foto's.");
  await drop(someone.surface, [sample("photo.jpg"), sample("photo-on-its-side.jpg")]);
  await someone.becomes(() => pictures(someone).count(), 2);
  await someone.atEnd();
  await paste(page, { files: [sample("screenshot.png")] });
  await someone.becomes(() => pictures(someone).count(), 3);
  await someone.becomes(() => shown(pictures(someone)), true);
  await someone.saved();

  // Upright: the sample lies on its side in the file, and says so in its metadata.
  const wide = await pictures(someone).evaluateAll((all) => all.slice(0, 2).map((img) => img.naturalWidth > img.naturalHeight));
  assert.deepEqual(wide, [true, true]);
  // And what is served holds no metadata any more.
  const url = await pictures(someone).first().evaluate((img) => img.currentSrc || img.src);
  const bytes = await (await page.request.get(url)).body();
  assert.equal(bytes.includes("Exif\0\0"), false);

  await page.reload();
  await someone.becomes(() => pictures(someone).count(), 3);
  await someone.becomes(() => shown(pictures(someone)), true);
});

test("a picture gets a caption and a description, or is said to be decoration", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Beschreven");
  await someone.surface.click();
  await someone.types("Een foto:");
  await drop(someone.surface, [sample("photo.jpg"), sample("screenshot.png")]);
  await someone.becomes(() => pictures(someone).count(), 2);
  const [first, second] = [someone.surface.locator("figure").first(), someone.surface.locator("figure").nth(1)];
  await first.locator("figcaption").click();
  await someone.types("Let op de derde rib.");

  await first.getByRole("button", { name: "Beschrijven" }).click();
  await page.getByRole("textbox", { name: "Wat is er te zien?" }).fill("Botscan van achteren");
  await someone.presses("Escape");
  await someone.surface.getByRole("img", { name: "Botscan van achteren" }).waitFor();
  await second.getByRole("button", { name: "Beschrijven" }).click();
  await page.getByRole("checkbox", { name: "Alleen versiering" }).check();
  await someone.presses("Escape");
  await someone.saved();
  await hasNoBarriersInAnyLight(page, "pictures");
  await picture(page, "writing-pictures");

  await page.getByRole("link", { name: "Lezen" }).click();
  const frame = page.frameLocator("iframe");
  await frame.getByRole("img", { name: "Botscan van achteren" }).waitFor();
  assert.deepEqual(await frame.locator("figure img").evaluateAll((all) => all.map((img) => img.getAttribute("alt"))), [
    "Botscan van achteren",
    "",
  ]);
  assert.equal(await frame.locator("figcaption").innerText(), "Let op de derde rib.");
});

test("a cover is chosen and taken away again", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Omslag");
  const chooser = page.waitForEvent("filechooser");
  await someone.button("Foto voor de omslag kiezen").click();
  await (await chooser).setFiles(sample("photo.jpg"));
  await page.locator(".cover img").waitFor();
  await someone.saved();
  await someone.toLibrary();
  await someone.card("Omslag").locator(".cover img").waitFor();
  await someone.open("Omslag");
  await someone.chooses(someone.button("Andere omslag kiezen"), "Terug naar de bestrating");
  await page.locator("aside .cover svg.paving").waitFor();
});

test("what is pasted from a page or from Word keeps its structure and drops its dress", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  // The browser says that the policy holds for what is pasted too.
  someone.expects(/Executing inline event handler violates/);
  await someone.newSpace("Geplakt");
  await someone.surface.click();
  const web = `<meta charset="utf-8"><div style="font-family:Comic Sans MS;color:red"><h2 onclick="alert(1)">Een kop</h2>
    <p>Tekst met <b style="font-size:40px">vet</b>, <i>schuin</i> en <a href="https://example.org/x" onmouseover="alert(2)">een link</a>.</p>
    <ul><li>een</li><li>twee<ul><li>dieper</li></ul></li></ul><script>alert(3)</script><img src="https://example.org/spion.gif">
    <p><a href="javascript:alert(4)">geen link</a></p><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><p>Na de tabel.</p></div>`;
  await paste(page, { texts: { "text/html": web, "text/plain": "Een kop …" } });
  await someone.surface.getByText("Een kop").waitFor();
  const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:blue}</style></head><body>
    <!--StartFragment--><h1 style="mso-style-name:'Kop 1'">Uit Word</h1><p class="MsoNormal"><b>Belangrijk:</b> drink water.<o:p></o:p></p>
    <p class="MsoListParagraphCxSpFirst" style="text-indent:-18pt;mso-list:l0 level1 lfo1"><!--[if !supportLists]--><span style="mso-list:Ignore">1.<span style="font:7pt 'Times New Roman'">&nbsp;&nbsp;</span></span><!--[endif]-->eerste stap<o:p></o:p></p>
    <p class="MsoListParagraphCxSpLast" style="text-indent:-18pt;mso-list:l0 level1 lfo1"><!--[if !supportLists]--><span style="mso-list:Ignore">2.<span style="font:7pt 'Times New Roman'">&nbsp;&nbsp;</span></span><!--[endif]-->tweede stap<o:p></o:p></p><!--EndFragment--></body></html>`;
  await someone.atEnd();
  await someone.presses("Enter");
  await paste(page, { texts: { "text/html": word, "text/plain": "Uit Word …" } });
  await someone.surface.getByText("Uit Word").waitFor();
  await someone.saved();

  const html = await someone.surface.innerHTML();
  for (const dress of ["Comic", "font-size", "mso", "onclick", "onmouseover", "javascript:", "spion", "<script", "alert("]) {
    assert.ok(!html.includes(dress), `${dress} in ${html}`);
  }
  await page.getByRole("link", { name: "Lezen" }).click();
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { name: "Een kop" }).waitFor();
  await frame.getByRole("heading", { name: "Uit Word" }).waitFor();
  assert.equal(await frame.locator("section p strong", { hasText: "vet" }).count(), 1);
  assert.equal(await frame.locator("section a[href='https://example.org/x']").innerText(), "een link");
  await frame.locator("ul > li", { hasText: "twee" }).locator("ul > li", { hasText: "dieper" }).waitFor();
  assert.equal(await frame.locator("td, th").count(), 4);
  assert.deepEqual(await frame.locator("section ol > li").allInnerTexts(), ["eerste stap", "tweede stap"]);
  assert.equal(await frame.locator("a[href^=javascript]").count(), 0);
});

test("a bare link to a video becomes a card that contacts nobody", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Film");
  await someone.surface.click();
  await paste(page, { texts: { "text/plain": "https://youtu.be/dQw4w9WgXcQ?t=92" } });
  const card = someone.surface.locator("figure", { has: page.getByText(/YouTube/) });
  await card.waitFor();
  await someone.chooses(someone.button("Invoegen"), "Video");
  await page.getByLabel("Link naar de video").fill("https://example.org/film");
  await someone.button("Video invoegen").click();
  await page.getByText("Dit is geen link van YouTube of Vimeo.").waitFor();
  await page.getByLabel("Link naar de video").fill("https://vimeo.com/76979871");
  await someone.button("Video invoegen").click();
  await someone.surface.locator("figure", { has: page.getByText(/Vimeo/) }).waitFor();
  await someone.saved();
  await hasNoBarriersInAnyLight(page, "videos");

  await page.getByRole("link", { name: "Lezen" }).click();
  const frame = page.frameLocator("iframe");
  const links = frame.locator(".video a");
  await links.first().waitFor();
  assert.deepEqual(await links.evaluateAll((all) => all.map((a) => a.href)), [
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=92s",
    "https://vimeo.com/76979871",
  ]);
  // `nothingWentWrong` holds that no other computer was asked for anything.
});

test("any file comes along under its own name, and can be had back as it was", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  const folder = await scene.folder("files");
  const file = path.join(folder, "Protocol botscan.pdf");
  await fs.writeFile(file, "%PDF-1.4\n% een klein protocol\n");
  await someone.newSpace("Bestand");
  await someone.surface.click();
  await someone.types("Zie:");
  await drop(someone.surface, [file]);
  await someone.surface.getByText("Protocol botscan.pdf").waitFor();
  await someone.saved();
  await page.getByRole("link", { name: "Lezen" }).click();
  const frame = page.frameLocator("iframe");
  const link = frame.locator(".file a");
  await link.waitFor();
  const body = await (await page.request.get(new URL(await link.getAttribute("href"), page.url()).href)).body();
  assert.deepEqual(body, await fs.readFile(file));
});

test("a picture that is broken, a bomb or none at all is refused in words, and nothing changes", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  someone.expects(/Failed to load resource/);
  await someone.newSpace("Kapot");
  await someone.surface.click();
  await someone.types("Dit blijft staan.");
  await someone.saved();
  const alert = page.getByRole("alert");
  for (const [file, words] of [
    ["broken-off.jpg", /‘broken-off\.jpg’ is geen afbeelding die Plein kan lezen/],
    ["not-a-picture.jpg", /‘not-a-picture\.jpg’ is geen afbeelding die Plein kan lezen/],
    ["empty.png", /‘empty\.png’ is geen afbeelding die Plein kan lezen/],
    ["bomb.png", /‘bomb\.png’ is (groter dan Plein aankan|geen afbeelding)/],
  ]) {
    await drop(someone.surface, [sample(file)]);
    await alert.getByText(words).waitFor();
    await alert.getByRole("button", { name: "Bericht sluiten" }).first().click();
  }
  assert.deepEqual(await someone.text(), ["Dit blijft staan."]);
  // And what is good still comes in.
  await drop(someone.surface, [sample("broken-off.jpg"), sample("photo.jpg")]);
  await alert.getByText(/broken-off/).waitFor();
  await someone.becomes(() => pictures(someone).count(), 1);
});
