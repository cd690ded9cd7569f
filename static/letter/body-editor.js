// The rich editor names the field it edits: its own markup has a role for the eye only.
document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const field = editor.view.dom;
  const [label] = textarea.labels;
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-multiline", "true");
  if (label) {
    label.id ||= `${textarea.id}-label`;
    field.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => editor.commands.focus());
  } else {
    field.setAttribute("aria-label", textarea.getAttribute("aria-label") || textarea.name);
  }
  for (const name of ["aria-describedby", "aria-invalid", "lang", "dir"]) {
    if (textarea.hasAttribute(name)) field.setAttribute(name, textarea.getAttribute(name));
  }
  const menu = field.closest(".prose-editor")?.querySelector(".prose-menubar");
  if (menu) {
    menu.setAttribute("role", "toolbar");
    menu.setAttribute("aria-label", `Format: ${label ? label.textContent.trim() : textarea.name}`);
  }
});
