// A page is read long after it was made: whether a code holds, and whether its review is overdue, the reader's date decides.
// Without script the dates stand there in words.
(() => {
  const digits = (number) => String(number).padStart(2, "0")
  // Not toISOString, which tells the day in Greenwich.
  const day = (date) => `${date.getFullYear()}-${digits(date.getMonth() + 1)}-${digits(date.getDate())}`

  const daysSince = (since, today) => Math.round((Date.parse(today) - Date.parse(since)) / 86400000)

  const decide = () => {
    const head = document.querySelector(".conduct-head[data-conduct-since]")
    if (head === null) return
    const today = day(new Date())
    const { conductSince: since, conductUntil: until, conductReview: review } = head.dataset
    const state = since && today < since ? "upcoming" : until && today > until ? "ended" : "own"
    const status = head.querySelector("[data-conduct-status]")
    if (status !== null) {
      status.textContent = { upcoming: status.dataset.conductUpcoming, ended: status.dataset.conductEnded, own: status.dataset.conductOwn }[state]
      status.className = `conduct-status conduct-status--${state === "own" ? status.dataset.conductStatus : state}`
    }
    const isOverdue = Boolean(review) && today > review && state === "own"
    for (const banner of document.querySelectorAll("[data-conduct-banner]")) {
      const name = banner.dataset.conductBanner
      banner.hidden = !(name === state || (name === "overdue" && isOverdue))
    }
    const days = document.querySelector("[data-conduct-days]")
    if (days !== null && isOverdue) {
      const count = daysSince(review, today)
      const words = count === 1 ? days.dataset.conductOne : days.dataset.conductOther
      days.textContent = words.replace("{n}", String(count))
    }
  }

  const offerPrinting = () => {
    for (const button of document.querySelectorAll("[data-conduct-print]")) {
      button.hidden = false
      button.onclick = () => window.print()
    }
  }

  const begin = () => {
    decide()
    offerPrinting()
  }
  // Where the theme loads pages without leaving the first one, it says so each time.
  if (window.document$ !== undefined) window.document$.subscribe(begin)
  else begin()
})()
