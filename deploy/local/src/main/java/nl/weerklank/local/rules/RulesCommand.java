package nl.weerklank.local.rules;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code weerklank rules}: what can be done with rule files. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Works with rules over threat signals.",
        subcommands = {ReplayCommand.class, HelpCommand.class})
public final class RulesCommand {}
