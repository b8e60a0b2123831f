// The secret of an invitation stands after the # of its link, so that it is in no log. Move it into the form.
const secret = location.hash.slice(1);
const field = document.getElementById("invitation");
if (field && /^[A-Za-z0-9_-]{20,}$/.test(secret)) {
  field.value = secret;
  document.getElementById("invitation-field").hidden = true;
  history.replaceState(null, "", location.pathname);
}
