package nl.weerklank.local.cap;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nl.weerklank.contract.cap.signature.CertificateTrust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weerklank cap check}: says of each file whether it is a good CAP 1.2 alert, and if not, what to do. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks CAP 1.2 files and says what to mend: one line a file, FILE: valid or FILE: invalid, then each rule that is",
            "broken with its line:column and what to do, then warnings, then the verdict on its XML signature if it has one:",
            "signature: verified|untrusted|broken|unsupported."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every file is valid",
            "1:at least one file is invalid or cannot be read",
            "2:the call is wrong"
        })
public final class CapCheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CAP files; a folder stands for the files in it.")
    private List<Path> files = List.of();

    @Option(
            names = "--lenient",
            description =
                    "Puts elements in order and mends spelling where that takes no guess, and says what it changed.")
    private boolean lenient;

    @Option(
            names = "--trust",
            paramLabel = "CERT",
            description = "A certificate (PEM or DER) whose signatures are believed; may be given more than once.")
    private List<Path> certificates = List.of();

    @Override
    public Integer call() {
        var judge = new FileJudge(trust(), lenient);
        boolean all = true;
        var out = new PrintWriter(new BufferedWriter(spec.commandLine().getOut()));
        for (var file : GivenFiles.of(files)) {
            var finding = judge.judge(file);
            out.println(finding.line());
            all &= finding.valid();
        }
        out.flush();
        return all ? 0 : 1;
    }

    private CertificateTrust trust() {
        try {
            return CertificateTrust.read(certificates);
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--trust: " + Reasons.of(e));
        }
    }
}
