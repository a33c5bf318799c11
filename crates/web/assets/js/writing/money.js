// Amounts in whole fen. No float touches money: BigInt from text, and back.

const WIDE = "０１２３４５６７８９．，－";
const NARROW = "0123456789.,-";

/** Narrow digits, without blanks and signs of currency. */
function plain(text) {
  let out = "";
  for (const character of text.trim()) {
    const at = WIDE.indexOf(character);
    if (at >= 0) out += NARROW[at];
    else if (!/[\s¥￥]/.test(character)) out += character;
  }
  return out.replace(/元$/, "");
}

/** `1,234.5` → 123450n; null where it is no amount of whole fen. */
export function fen(text) {
  const match = /^([-+]?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?$/.exec(plain(text));
  if (!match) return null;
  const whole = match[2].split(",").join("");
  const fraction = (match[3] || "").replace(/0+$/, "");
  if (fraction.length > 2 || (whole === "" && !match[3])) return null;
  const value = BigInt((whole || "0") + fraction.padEnd(2, "0"));
  return match[1] === "-" ? -value : value;
}

/** 123450n → `1234.50`, or with separators `1,234.50`. */
export function yuan(value, grouped) {
  const digits = (value < 0n ? -value : value).toString().padStart(3, "0");
  let whole = digits.slice(0, -2);
  if (grouped) whole = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${value < 0n ? "-" : ""}${whole}.${digits.slice(-2)}`;
}

/** What a cell keeps of what was typed: an amount with two decimals; anything else as it is, for the check to say why. */
export function kept(text) {
  const value = text.trim() === "" ? null : fen(text);
  return value === null ? text.trim() : yuan(value, false);
}

/** What a cell shows. */
export function shown(text) {
  const value = text === "" ? null : fen(text);
  return value === null ? text : yuan(value, true);
}
