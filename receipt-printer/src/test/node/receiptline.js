'use strict';

// receiptline writes the same receipt for each printer language it has that is ESC/POS.
const fs = require('fs');
const path = require('path');
const receiptline = require('receiptline');
const { file } = require('./logo.js');

const folder = process.argv[2];

const receipt = `{image:${file().toString('base64')}}

^^CORNER SHOP
12 Harbour Street

Till 2 |Slip 000417
---
{width:*,8}
Coffee beans 1 kg |12.90
Crème fraîche 200 g | 1.85
---
"TOTAL | 14.75"
_Thank you_, \`come again\`
{code:4006381333931;option:ean,2,72,hri}
{code:TILL-2/417;option:code128,2,60,nohri}
{code:https://shop.example/r/2-417;option:qrcode,4,m}
{border:line;width:12,8}
Tax |Net
A 7 % |13.79
{border:space;width:*}
=
`;

const japanese = `コーヒー豆 |1,290円
領収書 |1,290円
=
`;

function write(name, text, printer) {
  const options = { cpl: 48, spacing: true, cutting: true, gradient: false, ...printer };
  fs.writeFileSync(
    path.join(folder, `receiptline-${name}.bin`),
    Buffer.from(receiptline.transform(text, options), 'binary'));
}

for (const command of ['escpos', 'epson', 'citizen', 'fit', 'generic']) {
  write(command, receipt, { command, encoding: 'multilingual' });
  write(`${command}-1252`, receipt, { command, encoding: 'cp1252' });
  write(`${command}-tight`, receipt, { command, encoding: 'multilingual', spacing: false });
}
for (const command of ['impact', 'impactb']) {
  write(command, receipt, { command, encoding: 'multilingual', cpl: 42 });
}
write('narrow', receipt, { command: 'escpos', encoding: 'multilingual', cpl: 32 });
for (const encoding of ['shiftjis', 'gb18030']) {
  write(encoding, japanese, { command: 'escpos', encoding });
}
