'use strict';

// @point-of-sale/receipt-printer-encoder writes the same receipt for every ESC/POS printer it knows.
const fs = require('fs');
const path = require('path');
const ReceiptPrinterEncoder = require('@point-of-sale/receipt-printer-encoder').default
  || require('@point-of-sale/receipt-printer-encoder');
const { logo, size } = require('./logo.js');

const folder = process.argv[2];

function receipt(options) {
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', ...options });
  const columns = encoder.columns;
  const picture = logo();
  encoder
    .initialize()
    .codepage('auto')
    .align('center')
    .image({ data: picture.data, width: size, height: size }, size, size, 'threshold')
    .bold(true).size(2, 2).line('CORNER SHOP').size(1, 1).bold(false)
    .line('12 Harbour Street')
    .align('left')
    .newline()
    .table(
      [{ width: columns - 10, align: 'left' }, { width: 10, align: 'right' }],
      [['Coffee beans 1 kg', '12.90'], ['Crème fraîche 200 g', '1.85'], ['Сыр Φέτα 5 €', '5.00']])
    .rule({ style: 'double' })
    .box({ width: 20, style: 'single', align: 'left' }, 'TOTAL 14.75')
    .underline(true).text('Thank you').underline(false).text(', ')
    .invert(true).text('come again').invert(false).newline();
  if (options.small !== false) {
    encoder.font('B').line('Small print').font('A');
  }
  encoder
    .align('center')
    .barcode('4006381333931', 'ean13', { height: 60, width: 2, text: true })
    .barcode('TILL-2/417', 'code128', { height: 60, width: 2 })
    .qrcode('https://shop.example/r/2-417', { size: 4, errorlevel: 'm' })
    .align('left')
    .cut('partial')
    .pulse();
  return encoder.encode();
}

function write(name, options) {
  fs.writeFileSync(path.join(folder, `point-of-sale-${name}.bin`), Buffer.from(receipt(options)));
}

const ofTheirOwn = ['bixolon-srp350iii'];

write('column', { columns: 48, imageMode: 'column' });
write('raster', { columns: 48, imageMode: 'raster' });
for (const { id } of ReceiptPrinterEncoder.printerModels) {
  if (!id.startsWith('star-')) {
    // The decoder has the code pages of this other maker; the rest are to use Epson's numbers.
    const codepageMapping = ofTheirOwn.includes(id) ? {} : { codepageMapping: 'epson' };
    write(id, { printerModel: id, ...codepageMapping });
  }
}
