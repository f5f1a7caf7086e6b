package io.sessionaudit.runtime.weave;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HookFailureTest {
    /** The JVM lets a stopped thread throw where it enters a handler; a range that begins there would discard it. */
    @Test
    void entryOfTheHandlerIsInNoRangeOfItsOwn() {
        Recorder recorder = new Recorder();
        new HookFailure(true).apply(recorder, context());

        assertThat(recorder.begin).isNotNull();
        assertThat(recorder.code.indexOf(recorder.begin))
                .as("the range begins behind an instruction: " + recorder.code)
                .isGreaterThan(0);
    }

    @Test
    void hasNoRangeIfThreadsCannotBeStopped() {
        Recorder recorder = new Recorder();
        new HookFailure(false).apply(recorder, context());

        assertThat(recorder.begin).isNull();
    }

    private static Implementation.Context context() {
        return (Implementation.Context) Proxy.newProxyInstance(
                HookFailureTest.class.getClassLoader(),
                new Class<?>[] {Implementation.Context.class},
                (proxy, method, arguments) -> Implementation.Context.FrameGeneration.DISABLED);
    }

    /** Records instructions and labels in their order. */
    private static final class Recorder extends MethodVisitor {
        final List<Object> code = new ArrayList<>();
        Label begin;

        Recorder() {
            super(OpenedClassReader.ASM_API);
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            begin = start;
        }

        @Override
        public void visitLabel(Label label) {
            code.add(label);
        }

        @Override
        public void visitInsn(int opcode) {
            code.add(opcode);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            code.add(opcode);
        }
    }
}
