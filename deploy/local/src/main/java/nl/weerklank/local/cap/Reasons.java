package nl.weerklank.local.cap;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, in words. */
final class Reasons {

    private Reasons() {}

    static String of(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no file " + e.getMessage();
        }
        if (e instanceof AccessDeniedException) {
            return e.getMessage() + " may not be read by you";
        }
        return String.valueOf(e.getMessage());
    }
}
