// Text as it is compared: without case, accents, Arabic vowel marks and letter variants, digits of other scripts.

const MARKS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;
const VARIANTS = {
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ٱ: 'ا',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  ʻ: "'",
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'g');

// Arabic-Indic and Persian digits.
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

export function fold(text) {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(VARIANT, (letter) => VARIANTS[letter])
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf));
}
