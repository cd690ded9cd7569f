from accounts.rights import Role
from tests.correspondence.factories import make_letter, make_user
def test_x(context, live_server, sign_in):
    page = context.new_page()
    page.on("console", lambda m: print("CONSOLE", m.type, m.text[:90], m.location))
    user = make_user(Role.STAFF); letter = make_letter(by=user)
    sign_in(page, user)
    page.add_init_script("""document.addEventListener('securitypolicyviolation', e => console.log('VIOL '+e.sourceFile+':'+e.lineNumber+':'+e.columnNumber+' '+e.sample+' '+(e.target.outerHTML||'').slice(0,200)))""")
    page.goto(f"/letters/{letter.pk}/edit/"); page.wait_for_timeout(1500); print("== loaded")
    field = page.get_by_role("textbox", name="Body")
    field.click(); page.wait_for_timeout(300); print("== clicked")
    page.keyboard.press("Control+A"); page.keyboard.type("Plain "); page.wait_for_timeout(300); print("== typed")
    page.keyboard.press("Control+B"); page.keyboard.type("bold"); page.wait_for_timeout(3300); print("== bold")
    for name in ["unordered list","ordered list","blockquote","heading 2","paragraph","insert table"]:
        b = page.get_by_role("button", name=name)
        if b.count(): b.first.click(); page.wait_for_timeout(300); print("==", name)
    page.get_by_role('button', name='Insert table', exact=True).last.click() if page.locator('dialog').count() else None; page.wait_for_timeout(500)
    print([b.get_attribute("aria-label") for b in page.locator(".prose-menubar button").all()])
    print(page.locator("textarea").evaluate_all("all => all.map(one => one.value)"))
    d = page.locator("dialog"); print(d.count() and d.first.inner_html()[:600])
    page.screenshot(path="/tmp/h3/out/editor.png", full_page=True)
