package nl.weerklank.signal.judge;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import java.util.List;
import java.util.Map;

/** A condition in CEL, checked against the variables that it may name; the only place that knows CEL. */
final class Condition {

    private static final CelOptions OPTIONS = CelOptions.current()
            .evaluateCanonicalTypesToNativeValues(true)
            .comprehensionMaxIterations(1_000)
            .maxExpressionCodePointSize(4_000)
            .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final String text;
    private final CelRuntime.Program program;
    private final List<String> variables;

    private Condition(String text, CelRuntime.Program program, List<String> variables) {
        this.text = text;
        this.program = program;
        this.variables = variables;
    }

    /** @throws IllegalArgumentException with line, column and reason where it is no condition over these variables */
    static Condition compile(String text, Map<String, CelType> variables) {
        try {
            var tree = compiler(variables).compile(text).getAst();
            return new Condition(text, RUNTIME.createProgram(tree), named(tree, variables));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whether it holds; a value that is not there makes it not hold. */
    boolean holds(CelVariableResolver facts) {
        try {
            return Boolean.TRUE.equals(program.eval(facts));
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    String text() {
        return text;
    }

    /** The variables that it names, sorted. */
    List<String> variables() {
        return variables;
    }

    private static CelCompiler compiler(Map<String, CelType> variables) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        variables.forEach(builder::addVar);
        return builder.build();
    }

    private static List<String> named(CelAbstractSyntaxTree tree, Map<String, CelType> variables) {
        return tree.getReferenceMap().values().stream()
                .map(reference -> reference.name())
                .filter(variables::containsKey)
                .distinct()
                .sorted()
                .toList();
    }
}
