package nl.weerklank.local.cap;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code weerklank cap}: what can be done with CAP files. */
@Command(
        name = "cap",
        mixinStandardHelpOptions = true,
        description = "Works with CAP 1.2 files.",
        subcommands = {CapCheckCommand.class, HelpCommand.class})
public final class CapCommand {}
