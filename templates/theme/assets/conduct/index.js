// Narrows the index of codes down while one types and chooses. What is shown stands in the address after "#", joined
// by "&", so that it can be sent to others; a single choice there works without this script too.
(() => {
  const plain = (text) => text.normalize("NFKC").toLowerCase()

  const decoded = (part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return ""
    }
  }

  const enliven = (index) => {
    const finder = index.querySelector(".conduct-finder")
    if (!finder || index.classList.contains("conduct-index--live")) return
    const box = finder.querySelector("input")
    const all = finder.querySelector(".conduct-finder__all")
    const status = index.querySelector("[role=status]")
    const links = Array.from(finder.querySelectorAll("[data-conduct-mark]"))
    const cards = Array.from(index.querySelectorAll(".conduct-card"), (card) => ({
      card,
      marks: card.dataset.conductMarks.split(" "),
      text: plain(card.textContent),
    }))
    const known = new Set(links.map((link) => link.dataset.conductMark))
    let chosen = new Set()

    const show = () => {
      const words = plain(box.value).split(/\s+/).filter(Boolean)
      let count = 0
      for (const { card, marks, text } of cards) {
        card.hidden = !([...chosen].every((mark) => marks.includes(mark)) && words.every((word) => text.includes(word)))
        count += card.hidden ? 0 : 1
      }
      for (const part of index.querySelectorAll(".conduct-index__organization")) {
        part.hidden = !part.querySelector(".conduct-card:not([hidden])")
      }
      for (const link of links) {
        if (chosen.has(link.dataset.conductMark)) {
          link.setAttribute("aria-current", "true")
          link.closest("details").open = true
        } else {
          link.removeAttribute("aria-current")
        }
      }
      all.hidden = !chosen.size && !words.length
      const { conductAll, conductNone, conductOne, conductOther } = status.dataset
      const found = count === 0 ? conductNone : count === 1 ? conductOne : conductOther
      const told = all.hidden ? conductAll : found.replace("{n}", String(count))
      // A reader is told only what is new.
      if (status.textContent !== told) status.textContent = told
    }

    const read = () => {
      const parts = location.hash.slice(1).split("&").map(decoded)
      chosen = new Set(parts.filter((part) => known.has(part)))
      box.value = parts.find((part) => part.startsWith("q="))?.slice(2) ?? ""
      show()
    }

    const write = (how) => {
      const query = box.value.trim() ? [`q=${box.value.trim()}`] : []
      const hash = [...chosen, ...query].map(encodeURIComponent).join("&")
      history[how](history.state, "", hash ? `#${hash}` : location.pathname + location.search)
      show()
    }

    finder.addEventListener("click", (event) => {
      const link = event.target.closest("a")
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
      // The theme would follow it to the place on the page.
      event.preventDefault()
      event.stopPropagation()
      const mark = link.dataset.conductMark
      if (!mark) {
        chosen.clear()
        box.value = ""
        box.focus()
      } else if (!chosen.delete(mark)) {
        chosen.add(mark)
      }
      write("pushState")
    })
    box.addEventListener("input", () => write("replaceState"))
    window.addEventListener("popstate", read)
    window.addEventListener("hashchange", read)
    index.classList.add("conduct-index--live")
    finder.querySelector(".conduct-finder__search").hidden = false
    read()
  }

  const start = () => document.querySelectorAll(".conduct-index").forEach(enliven)
  // With the theme's instant loading pages change without being loaded.
  if (window.document$) window.document$.subscribe(start)
  else start()
})()
