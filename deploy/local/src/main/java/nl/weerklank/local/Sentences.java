package nl.weerklank.local;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Plain words for what went wrong. */
public final class Sentences {

    private Sentences() {}

    /** The innermost reason that an exception gives, without class names. */
    public static String reason(Throwable problem) {
        var inner = problem;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        if (inner instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (inner instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written";
        }
        if (inner instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason().toLowerCase(java.util.Locale.ROOT);
        }
        var message = inner.getMessage();
        return message == null || message.isBlank() ? inner.getClass().getSimpleName() : message;
    }
}
