package nl.weerklank.ingest.session;

import java.time.Instant;

/**
 * One person signed in at one browser.
 *
 * @param account the name only: roles are asked of the accounts file at every step, so that a role taken away is gone at once
 * @param csrf what every form of this session carries, so that no other site can send one
 * @param began when it was signed in; it ends a set time later, however busy
 */
public record Session(String account, String csrf, Instant began) {}
