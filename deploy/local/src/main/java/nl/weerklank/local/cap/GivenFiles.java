package nl.weerklank.local.cap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that the arguments mean: a folder stands for the files directly in it, in the order of their names. */
final class GivenFiles {

    private GivenFiles() {}

    static List<Path> of(List<Path> arguments) {
        var files = new ArrayList<Path>();
        for (var argument : arguments) {
            if (Files.isDirectory(argument)) {
                files.addAll(inside(argument));
            } else {
                files.add(argument);
            }
        }
        return files;
    }

    private static List<Path> inside(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            // the folder itself goes on the list and is said to be unreadable there
            return List.of(folder);
        }
    }
}
