package io.sessionaudit.publishing.messages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;

/** A source file: the values of its variables, the results of its methods, and what it prints or throws. */
final class SourceClass extends TreeScanner<Void, String> {
    private static final Pattern PRINTS = Pattern.compile(
            "Diagnostics\\.print|System\\.err\\.println|(failures\\.)?(warnings?|diagnostics)\\.accept");

    private static final Set<String> THROWN =
            Set.of("OptionException", "InvalidValueException", "AgentRefusedException", "AttachAnswer", "IOException");

    private final Map<String, List<ExpressionTree>> values = new HashMap<>();
    private final Map<String, List<ExpressionTree>> results = new HashMap<>();
    private final List<ExpressionTree> printed = new ArrayList<>();

    SourceClass(CompilationUnitTree unit) {
        scan(unit, "");
    }

    List<ExpressionTree> values(String variable) {
        return values.getOrDefault(variable, List.of());
    }

    List<ExpressionTree> results(String method) {
        return results.getOrDefault(method, List.of());
    }

    List<ExpressionTree> printed() {
        return printed;
    }

    @Override
    public Void visitVariable(VariableTree variable, String method) {
        if (variable.getInitializer() != null) {
            add(values, variable.getName().toString(), variable.getInitializer());
        }
        return super.visitVariable(variable, method);
    }

    @Override
    public Void visitMethod(MethodTree method, String outer) {
        return super.visitMethod(method, method.getName().toString());
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree lambda, String method) {
        return super.visitLambdaExpression(lambda, method + "-lambda");
    }

    @Override
    public Void visitReturn(ReturnTree result, String method) {
        if (result.getExpression() != null) {
            add(results, method, result.getExpression());
        }
        return super.visitReturn(result, method);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, String method) {
        String name = call.getMethodSelect().toString();
        if (PRINTS.matcher(name).matches()) {
            printed.addAll(call.getArguments());
        }
        return super.visitMethodInvocation(call, method);
    }

    @Override
    public Void visitNewClass(NewClassTree created, String method) {
        String type = created.getIdentifier().toString();
        if (THROWN.contains(type)) {
            printed.addAll(created.getArguments());
        }
        return super.visitNewClass(created, method);
    }

    private static void add(Map<String, List<ExpressionTree>> map, String name, ExpressionTree value) {
        map.computeIfAbsent(name, each -> new ArrayList<>()).add(value);
    }
}
