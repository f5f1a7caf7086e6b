package io.sessionaudit.lowering;

import java.util.List;

import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Methods that the JIT compiler must not inline have another annotation on Java 8; the hooks get both. */
final class InlineControl {
    private static final String ANNOTATION = "Ljdk/internal/vm/annotation/DontInline;";
    private static final String OF_JAVA_8 = "Ljava/lang/invoke/DontInline;";

    private InlineControl() {}

    static void apply(ClassNode node) {
        for (MethodNode method : node.methods) {
            List<AnnotationNode> annotations = method.visibleAnnotations;
            if (annotations != null && annotations.stream().anyMatch(each -> each.desc.equals(ANNOTATION))) {
                annotations.add(new AnnotationNode(OF_JAVA_8));
            }
        }
    }
}
