// The price in plain JavaScript: FIGURES stands for what the benchmark fills in from the data.
const { step, cent, currency, tiers } = FIGURES;
const field = document.querySelector("[name=payslips]");
const tier = document.querySelector("[name=tier]");
const output = document.querySelector("output[name=net]");
const money = new Intl.NumberFormat("da-DK", { style: "currency", currency });

function price(count) {
  const stretch = tiers[tier.value].findLast(({ first }) => first <= count);
  const exact = stretch.start + stretch.rise * Math.floor((count - stretch.first) / stretch.size);
  return (Math.floor((2 * exact + step) / (2 * step)) * step) / cent / 100;
}

function show() {
  const count = Number(field.value);
  if (field.value.trim() === "" || !Number.isInteger(count) || count < 0) {
    output.textContent = "";
    return;
  }
  const amount = price(count);
  output.textContent = money.format(amount);
  output.dataset.amount = amount.toFixed(2);
  output.dataset.source = "plain";
}

field.addEventListener("input", show);
tier.addEventListener("change", show);
