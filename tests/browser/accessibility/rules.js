// Rules that a page keeps, asked of the page itself; each gives sentences about what is wrong.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const start = (one) => one.outerHTML.slice(0, 90);
  const USED = "a[href], button, input, select, textarea, summary";

  // Rows of a long table and questions of a long page are made alike: the first ones speak for the rest,
  // which are taken out of the page while axe looks, since it weighs also what it is told to leave out.
  const ALIKE = [
    "tbody tr:nth-child(n+10)", ".lines > li:nth-child(n+10)", ".steps > li:nth-child(n+10)", ".q ~ .q ~ .q ~ .q",
    ".answer ~ .answer ~ .answer ~ .answer", ".part ~ .part ~ .part ~ .part",
  ];
  const takeOut = () => all(ALIKE.join()).filter((one) => one.isConnected).map((one) => {
    const kept = document.createComment("");
    one.replaceWith(kept);
    return () => kept.replaceWith(one);
  });
  const byAxe = async (options) => {
    const putBack = takeOut();
    const told = await axe.run(document, { resultTypes: ["violations"], ...options });
    putBack.forEach((put) => put());
    return told.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  };

  const groups = () => all("input[type=radio]").filter((one) => {
    const legend = one.closest("fieldset")?.firstElementChild;
    return legend?.tagName !== "LEGEND" || !legend.textContent.trim();
  }).map((one) => `radio without fieldset and legend: ${start(one)}`);

  const sideways = (width) => {
    if (document.documentElement.scrollWidth <= width) return [];
    const far = (one) => one.getBoundingClientRect().right > width + 1;
    const over = all("body *").filter((one) => !one.closest(".scroll") && far(one));
    return [`wider than ${width}: ${document.documentElement.scrollWidth}`, ...over.slice(0, 3).map(start)];
  };

  const small = () => all(USED).flatMap((one) => {
    if (one.type === "hidden" || one.closest(".vh, .skip")) return [];
    if (!one.checkVisibility({ visibilityProperty: true })) return [];
    if (one.tagName === "A" && getComputedStyle(one).display === "inline") return []; // axe weighs links in a text
    const label = one.matches("[type=radio], [type=checkbox]") && one.closest("label");
    const { width, height } = (label || one).getBoundingClientRect();
    return width < 24 || height < 24 ? [`smaller than 24 px: ${width} × ${height} ${start(one)}`] : [];
  });

  const outlined = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const unseenFocus = () => {
    const found = all(`${USED}, [tabindex='0']`).flatMap((one) => {
      if (one.type === "hidden" || one.matches(":disabled") || one.tabIndex < 0 || !one.checkVisibility()) return [];
      one.focus({ focusVisible: true });
      if (document.activeElement !== one) return [`takes no focus: ${start(one)}`];
      const seen = [one, one.closest("label")].some((each) => each && outlined(each));
      return seen ? [] : [`focus is not seen: ${start(one)}`];
    });
    document.activeElement.blur();
    return found;
  };

  // WCAG 1.4.12, without a style element: the pages forbid those.
  const space = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important }
      * { word-spacing: .16em !important }
      p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
  };
  const unspace = () => { document.adoptedStyleSheets = []; };
  const cut = (value) => value === "hidden" || value === "clip";
  const clipped = () => all("body *").filter((one) => {
    if (one.closest(".vh, svg, .skip") || one.matches("input, textarea, select, .scroll")) return false;
    if (!one.checkVisibility()) return false;
    const style = getComputedStyle(one);
    return (cut(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
      || (cut(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
  }).map((one) => `text is cut off when spaced: ${start(one)}`);

  window.rules = { byAxe, groups, sideways, small, unseenFocus, space, unspace, clipped };
})();
