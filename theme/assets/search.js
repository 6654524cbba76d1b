/* Search by substring in every block of every document. What is shown is made of text nodes,
   never of markup. window.gongbaoDocuments comes from search/documents.js. */
(function () {
  "use strict";
  const documents = window.gongbaoDocuments || [];
  const form = document.querySelector(".gb-search__form");
  const results = document.getElementById("results");
  const found = document.getElementById("found");
  const SHOWN = 50;
  const AROUND = 36;

  /* One character stays one character, so that places in the folded text are places in the text. */
  const OPEN = "([{〔【〈《（［｛「『";
  const CLOSE = ")]}〕】〉》）］｝」』";
  function fold(text) {
    let folded = "";
    for (let i = 0; i < text.length; i++) {
      let c = text[i];
      const code = text.charCodeAt(i);
      if (OPEN.includes(c)) c = "(";
      else if (CLOSE.includes(c)) c = ")";
      else if (code >= 0xff01 && code <= 0xff5e) c = String.fromCharCode(code - 0xfee0);
      else if (code === 0x3000) c = " ";
      const lower = c.toLowerCase();
      folded += lower.length === 1 ? lower : c;
    }
    return folded;
  }

  function prepared(doc) {
    if (!doc.folded) {
      doc.folded = doc.blocks.map((block) => fold(block[1]));
      doc.foldedTitle = fold(doc.title);
      doc.foldedNumber = fold(doc.number);
    }
    return doc;
  }

  function count(text, term) {
    let n = 0;
    for (let at = text.indexOf(term); at >= 0 && n < 99; at = text.indexOf(term, at + term.length)) n++;
    return n;
  }

  /* The document's merit for all terms, or 0 if one is missing. */
  function merit(doc, terms, whole) {
    prepared(doc);
    let sum = doc.foldedNumber && doc.foldedNumber === whole ? 100000 : 0;
    for (const term of terms) {
      let here = 0;
      if (doc.foldedNumber.includes(term)) here += 2000;
      if (doc.foldedTitle.includes(term)) here += 1000;
      for (const text of doc.folded) here += Math.min(count(text, term), 20);
      if (!here) return 0;
      sum += here;
    }
    return sum;
  }

  function element(name, className, children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    for (const child of children || []) made.append(child);
    return made;
  }

  /* The text with the terms marked, from `start` to `end`. */
  function marked(text, folded, terms, start, end) {
    const pieces = [];
    let at = start;
    while (at < end) {
      let next = end;
      let length = 0;
      for (const term of terms) {
        const place = folded.indexOf(term, at);
        if (place >= 0 && (place < next || (place === next && term.length > length)) && place + term.length <= end) {
          next = place;
          length = term.length;
        }
      }
      if (next > at) pieces.push(text.slice(at, next));
      if (length) pieces.push(element("mark", "", [text.slice(next, next + length)]));
      at = next + length;
      if (!length) break;
    }
    return pieces;
  }

  function snippet(doc, terms) {
    for (const term of terms) {
      for (let i = 0; i < doc.blocks.length; i++) {
        const at = doc.folded[i].indexOf(term);
        if (at < 0 || doc.blocks[i][1] === doc.title || doc.blocks[i][1] === doc.number) continue;
        const text = doc.blocks[i][1];
        const start = Math.max(0, at - AROUND);
        const end = Math.min(text.length, at + term.length + AROUND * 2);
        const pieces = marked(text, doc.folded[i], terms, start, end);
        if (start > 0) pieces.unshift("…");
        if (end < text.length) pieces.push("…");
        const link = element("a", "", pieces);
        link.href = doc.url + "#" + doc.blocks[i][0];
        return element("div", "gb-line__found", [link]);
      }
    }
    return "";
  }

  function line(doc, terms) {
    const link = element("a", "", marked(doc.title, doc.foldedTitle, terms, 0, doc.title.length));
    link.href = doc.url;
    const facts = [];
    if (doc.number) facts.push(element("span", "", marked(doc.number, doc.foldedNumber, terms, 0, doc.number.length)));
    for (const fact of [doc.issuer, doc.date, doc.kind]) if (fact) facts.push(element("span", "", [fact]));
    return element("li", "", [
      element("div", "gb-line__title", [link]),
      snippet(doc, terms),
      element("div", "gb-line__facts", facts),
    ]);
  }

  function search() {
    const data = new FormData(form);
    const query = String(data.get("q") || "").trim();
    const terms = [...new Set(fold(query).split(/\s+/).filter(Boolean))];
    const issuer = data.get("issuer");
    const year = data.get("year");
    const kind = data.get("kind");
    const topic = data.get("topic");
    results.replaceChildren();
    const narrowed = issuer || year || kind || topic;
    if (!terms.length && !narrowed) {
      found.textContent = "在" + documents.length + "件文件中搜索。";
      return;
    }
    const whole = fold(query).replace(/\s+/g, "");
    const hits = [];
    documents.forEach((doc, order) => {
      if (issuer && doc.issuer !== issuer) return;
      if (year && String(doc.year) !== year) return;
      if (kind && doc.kind !== kind) return;
      if (topic && !doc.topics.includes(topic)) return;
      const worth = terms.length ? merit(doc, terms, whole) : (prepared(doc), 1);
      if (worth) hits.push({ doc, worth, order });
    });
    hits.sort((a, b) => b.worth - a.worth || a.order - b.order);
    found.textContent = hits.length
      ? "找到" + hits.length + "件" + (hits.length > SHOWN ? "，列出前" + SHOWN + "件" : "") + "。"
      : "没有找到。可以减少用词，或改用文号的一部分。";
    results.append(...hits.slice(0, SHOWN).map((hit) => line(hit.doc, terms)));
  }

  function remember() {
    const data = new URLSearchParams([...new FormData(form)].filter((pair) => pair[1]));
    try {
      history.replaceState(null, "", "?" + data);
    } catch (error) {
      /* a page opened from a disk may not change its address */
    }
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); remember(); search(); });
  form.addEventListener("change", () => { remember(); search(); });
  form.addEventListener("input", search);
  search();
  if (!form.elements.q.value) form.elements.q.focus();
})();
