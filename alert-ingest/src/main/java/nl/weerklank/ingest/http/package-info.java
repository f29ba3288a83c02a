/** The door: REST resources, problem details and health. */
@NullMarked
package nl.weerklank.ingest.http;

import org.jspecify.annotations.NullMarked;
