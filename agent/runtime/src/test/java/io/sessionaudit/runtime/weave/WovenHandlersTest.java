package io.sessionaudit.runtime.weave;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariProxyConnection;
import io.sessionaudit.runtime.woven.Role;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbc.JdbcPreparedStatement;
import org.h2.jdbc.JdbcResultSet;
import org.h2.jdbc.JdbcStatement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * HotSpot's first compiler compiles no method with an exception handler that normal control flow reaches, too: the
 * method is interpreted until the second one compiles it, if it does.
 */
class WovenHandlersTest {
    private enum Woven {
        SOURCE(HikariDataSource.class, Role.DATA_SOURCE),
        POOLS_CONNECTION(HikariProxyConnection.class, Role.CONNECTION),
        CONNECTION(JdbcConnection.class, Role.CONNECTION),
        STATEMENT(JdbcStatement.class, Role.STATEMENT),
        PREPARED_STATEMENT(JdbcPreparedStatement.class, Role.STATEMENT),
        RESULT_SET(JdbcResultSet.class, Role.RESULT_SET);

        final Class<?> type;
        final Role role;

        Woven(Class<?> type, Role role) {
            this.type = type;
            this.role = role;
        }
    }

    /** Finds the handlers of each method that a jump or the previous instruction leads to. */
    private static final class Handlers extends ClassVisitor {
        final List<String> reached = new ArrayList<>();
        int handlers;

        Handlers() {
            super(OpenedClassReader.ASM_API);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] exceptions) {
            return new MethodVisitor(OpenedClassReader.ASM_API) {
                private final Set<Label> known = new HashSet<>();
                private boolean continues;

                @Override
                public void visitTryCatchBlock(Label start, Label end, Label handler, String caught) {
                    handlers++;
                    known.add(handler);
                }

                @Override
                public void visitLabel(Label label) {
                    if (continues) {
                        check(label);
                    }
                }

                @Override
                public void visitJumpInsn(int opcode, Label target) {
                    check(target);
                    continues = opcode != Opcodes.GOTO;
                }

                @Override
                public void visitInsn(int opcode) {
                    continues = opcode != Opcodes.ATHROW && (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN);
                }

                @Override
                public void visitVarInsn(int opcode, int local) {
                    continues = true;
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
                    continues = true;
                }

                @Override
                public void visitTypeInsn(int opcode, String operand) {
                    continues = true;
                }

                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String called, String descriptor, boolean onInterface) {
                    continues = true;
                }

                private void check(Label label) {
                    if (known.contains(label)) {
                        reached.add(name + type);
                    }
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void areReachedByExceptionsOnly(Woven woven) throws IOException {
        for (ContentAccess access : EnumSet.of(ContentAccess.FIELD, ContentAccess.LOOKUP, ContentAccess.INHERITED)) {
            Handlers before = new Handlers();
            OpenedClassReader.of(classFile(woven.type)).accept(before, 0);
            Handlers handlers = new Handlers();
            OpenedClassReader.of(weave(woven, access)).accept(handlers, 0);

            assertThat(handlers.handlers).as("woven").isGreaterThan(before.handlers);
            assertThat(handlers.reached).as(access.name()).isEqualTo(before.reached);
        }
    }

    private static byte[] weave(Woven woven, ContentAccess access) throws IOException {
        WeavingPlan plan = new WeavingPlan(EnumSet.of(woven.role), Set.of(), SlotKind.NONE, access);
        return new Weaver()
                .weave(
                        new ClassFiles(),
                        woven.type.getClassLoader(),
                        woven.type.getName().replace('.', '/'),
                        plan,
                        classFile(woven.type))
                .classFile();
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        }
    }
}
