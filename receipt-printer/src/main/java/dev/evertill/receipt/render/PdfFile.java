package dev.evertill.receipt.render;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** What a PDF says of itself besides its page, and its bytes. Immutable. */
final class PdfFile {
  private static final float VERSION = 1.7f;
  private static final String PRODUCER = "Evertill receipt-printer";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The same in XML, where the claim to be accessible (PDF/UA-1) has its place. */
  private static final String METADATA =
      """
      <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
       <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about=""
          xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:xmp="http://ns.adobe.com/xap/1.0/"
          xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
          xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
         <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
         <xmp:CreateDate>{made}</xmp:CreateDate>
         <pdf:Producer>{producer}</pdf:Producer>
         <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
       </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """;

  private PdfFile() {}

  static byte[] bytes(PDDocument document, About about) throws IOException {
    document.setVersion(VERSION);
    // Of this and the information its identifiers are made, not of the time of day.
    document.setDocumentId(0L);
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(about.title());
    information.setProducer(PRODUCER);
    information.setCreationDate(GregorianCalendar.from(about.made().atZone(ZoneOffset.UTC)));
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    catalog.setLanguage(about.languageTag());
    PDMarkInfo marks = new PDMarkInfo();
    marks.setMarked(true);
    catalog.setMarkInfo(marks);
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(metadata(about).getBytes(StandardCharsets.UTF_8));
    catalog.setMetadata(metadata);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  private static String metadata(About about) {
    return METADATA
        .replace("{title}", Html.escaped(about.title()))
        .replace("{language}", about.languageTag())
        .replace("{made}", DATE.format(about.made()))
        .replace("{producer}", PRODUCER);
  }

  static PDStream stream(PDDocument document, byte[] bytes) throws IOException {
    return new PDStream(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
  }

  /** Fonts are read from memory: closing them cannot fail. */
  static void close(List<AutoCloseable> open) {
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
