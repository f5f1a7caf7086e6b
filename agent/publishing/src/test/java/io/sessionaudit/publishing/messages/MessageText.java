package io.sessionaudit.publishing.messages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;

/**
 * The strings that an expression can have, with {@value #HOLE} for what only the run time knows: constants, local
 * variables, conditions, switches, methods of the same class, and static methods of others are followed.
 */
final class MessageText {
    static final String HOLE = "…";

    private static final int MOST = 64;

    private final SourceClass source;
    private final Map<String, SourceClass> others;
    private final Set<Tree> open = new HashSet<>();

    private MessageText(SourceClass source, Map<String, SourceClass> others) {
        this.source = source;
        this.others = others;
    }

    /**
     * The texts of an expression.
     *
     * @param source that contains it
     * @param others all classes by their simple names
     */
    static List<String> of(ExpressionTree expression, SourceClass source, Map<String, SourceClass> others) {
        return new MessageText(source, others).texts(expression);
    }

    private List<String> texts(Tree tree) {
        if (tree instanceof LiteralTree literal) {
            return List.of(
                    literal.getValue() == null ? HOLE : literal.getValue().toString());
        }
        if (tree instanceof ParenthesizedTree parenthesized) {
            return texts(parenthesized.getExpression());
        }
        if (tree instanceof ConditionalExpressionTree choice) {
            return join(texts(choice.getTrueExpression()), texts(choice.getFalseExpression()));
        }
        if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return concatenate(texts(sum.getLeftOperand()), texts(sum.getRightOperand()));
        }
        if (tree instanceof SwitchExpressionTree choice) {
            List<String> all = List.of();
            for (CaseTree each : choice.getCases()) {
                all = join(all, each.getBody() instanceof BlockTree ? List.of(HOLE) : texts(each.getBody()));
            }
            return all;
        }
        return resolved(tree);
    }

    private List<String> resolved(Tree tree) {
        List<? extends Tree> values = List.of();
        if (tree instanceof IdentifierTree name) {
            values = source.values(name.getName().toString());
        } else if (tree instanceof MethodInvocationTree call && call.getMethodSelect() instanceof IdentifierTree name) {
            values = source.results(name.getName().toString());
        } else if (tree instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree member
                && others.containsKey(member.getExpression().toString())) {
            SourceClass other = others.get(member.getExpression().toString());
            List<String> all = List.of();
            for (Tree result : other.results(member.getIdentifier().toString())) {
                all = join(all, new MessageText(other, Map.of()).texts(result));
            }
            return all.isEmpty() ? List.of(HOLE) : all;
        }
        if (values.isEmpty() || !open.add(tree)) {
            return List.of(HOLE);
        }
        List<String> all = List.of();
        for (Tree value : values) {
            all = join(all, texts(value));
        }
        open.remove(tree);
        return all;
    }

    private static List<String> join(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        others.stream().filter(text -> !all.contains(text)).forEach(all::add);
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static List<String> concatenate(List<String> lefts, List<String> rights) {
        List<String> all = new ArrayList<>();
        for (String left : lefts) {
            for (String right : rights) {
                all.add((left + right).replace(HOLE + HOLE, HOLE));
            }
        }
        return all.subList(0, Math.min(MOST, all.size()));
    }
}
