package dev.evertill.sync.server;

import dev.evertill.sync.server.people.LogInLimit;
import dev.evertill.sync.server.people.Passwords;
import dev.evertill.sync.server.people.People;
import dev.evertill.sync.server.people.Sessions;
import dev.evertill.sync.server.people.Tokens;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Joins what people of head office see with where it is kept. Safe from any thread. */
final class OfficePages {
  private final PageGate gate;
  private final List<Routes.Group> groups;

  /**
   * @param secure whether the pages are over TLS
   */
  OfficePages(
      OfficeSettings settings,
      Database database,
      Optional<Enrolments> enrolments,
      Sightings sightings,
      DayBook dayBook,
      Catalogue catalogue,
      boolean secure) {
    SecureRandom chance = new SecureRandom();
    InstantSource clock = settings.clock();
    ZoneId zone = settings.page().zone();
    People people = people(database, clock, chance);
    Sessions sessions = new Sessions(database.writer(), database.reader(), clock, chance);
    Tokens tokens = tokens(database, clock, chance);
    PageCookies cookies = new PageCookies(secure);
    ParkedDesk parked = new ParkedDesk(database, clock, zone);
    PageFrames frames = new PageFrames(parked, cookies);
    gate = new PageGate(sessions, tokens, cookies, frames);
    groups =
        List.of(
            new PageAssets(),
            new LogInPages(
                people,
                sessions,
                new LogInLimit(database.writer(), database.reader(), clock),
                cookies,
                frames,
                chance),
            new TillPages(
                new TillDesk(database, sightings, clock, zone),
                new JournalDesk(database, new SqlSaleLog(database, clock), zone),
                dayBook,
                enrolments,
                frames),
            new ParkedPages(parked, frames),
            new SalesPages(new SalesDesk(database), dayBook, clock, zone, frames),
            new DayPages(new DayDesk(database, clock, zone), dayBook, frames),
            versions(database, catalogue, clock, zone, frames),
            new EnrolmentPages(database, enrolments, clock, zone, frames),
            new PeoplePages(people, tokens, zone, frames));
  }

  private static VersionPages versions(
      Database database, Catalogue catalogue, InstantSource clock, ZoneId zone, PageFrames frames) {
    Drafts drafts = new Drafts(database, catalogue, clock);
    return new VersionPages(
        new CatalogueDesk(database, catalogue, drafts, zone), catalogue, drafts, frames);
  }

  /** Who may log in, also for the command line. */
  static People people(Database database, InstantSource clock, SecureRandom chance) {
    return new People(database.writer(), database.reader(), new Passwords(chance), clock);
  }

  /** Which programs may ask, likewise. */
  static Tokens tokens(Database database, InstantSource clock, SecureRandom chance) {
    return new Tokens(database.writer(), database.reader(), clock, chance);
  }

  PageGate gate() {
    return gate;
  }

  List<Routes.Group> groups() {
    return groups;
  }
}
