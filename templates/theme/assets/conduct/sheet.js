// The day a sheet is printed stands on it in place of the day it was made; without script the latter stays.
window.addEventListener("beforeprint", () => {
  const language = document.documentElement.lang
  const today = new Date()
  for (const line of document.querySelectorAll("[data-conduct-printed]")) {
    const time = line.querySelector("time")
    line.querySelector("span").textContent = line.dataset.conductPrinted
    time.textContent = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(today)
    time.dateTime = today.toISOString().slice(0, 10)
  }
})
