// The day a sheet is printed stands on it in place of the day it was made; without script the latter stays.
window.addEventListener("beforeprint", () => {
  // Day before month, as the rest of the page has it.
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang
  const today = new Date()
  const digits = (number) => String(number).padStart(2, "0")
  for (const line of document.querySelectorAll("[data-conduct-printed]")) {
    const time = line.querySelector("time")
    line.querySelector("span").textContent = line.dataset.conductPrinted
    time.textContent = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(today)
    // Not toISOString, which tells the day in Greenwich.
    time.dateTime = `${today.getFullYear()}-${digits(today.getMonth() + 1)}-${digits(today.getDate())}`
  }
})
