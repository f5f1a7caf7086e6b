package com.acme.chains;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Data sources in front of the outermost pool. */
final class ModelWrappers {
    private ModelWrappers() {}

    /** Selects one of its chains. */
    record Routing(List<ModelSource> behind) implements ModelSource {
        @Override
        public ModelConnection borrow(String thread, int route) {
            return behind.get(route).borrow(thread, route);
        }

        @Override
        public void endUnit(String thread) {
            behind.forEach(source -> source.endUnit(thread));
        }
    }

    /** Borrows when a connection is first used. */
    record Lazy(ModelSource behind) implements ModelSource {
        @Override
        public ModelConnection borrow(String thread, int route) {
            return new LazyConnection(behind, route);
        }

        @Override
        public void endUnit(String thread) {
            behind.endUnit(thread);
        }
    }

    private static final class LazyConnection implements ModelConnection {
        private final ModelSource behind;
        private final int route;
        private ModelConnection target;
        private boolean manual;

        LazyConnection(ModelSource behind, int route) {
            this.behind = behind;
            this.route = route;
        }

        private ModelConnection target(String thread) {
            if (target == null) {
                target = behind.borrow(thread, route);
                if (manual) {
                    target.setAutoCommit(thread, false);
                }
            }
            return target;
        }

        @Override
        public void use(String thread) {
            target(thread).use(thread);
        }

        @Override
        public void write(String thread) {
            target(thread).write(thread);
        }

        @Override
        public void setAutoCommit(String thread, boolean on) {
            if (target == null) {
                manual = !on;
            } else {
                target.setAutoCommit(thread, on);
            }
        }

        @Override
        public void end(String thread) {
            if (target != null) {
                target.end(thread);
            }
        }

        @Override
        public void close(String thread) {
            if (target != null) {
                target.close(thread);
            }
        }
    }

    /** Has one connection per thread. */
    static final class PerThread implements ModelSource {
        private final Model model;
        private final ModelSource behind;
        private final boolean untilEnd;
        private final Map<String, Shared> shared = new HashMap<>();

        /** @param untilEnd whether closing does nothing until the end of the unit of work */
        PerThread(Model model, ModelSource behind, boolean untilEnd) {
            this.model = model;
            this.behind = behind;
            this.untilEnd = untilEnd;
        }

        @Override
        public ModelConnection borrow(String thread, int route) {
            Shared own = shared.get(thread);
            if (own == null) {
                own = new Shared(this, thread, behind.borrow(thread, route));
                shared.put(thread, own);
                if (untilEnd) {
                    own.target.setAutoCommit(thread, false);
                }
            }
            own.users++;
            return own;
        }

        @Override
        public void endUnit(String thread) {
            Shared own = untilEnd ? shared.remove(thread) : null;
            if (own != null) {
                own.target.end(thread);
                own.target.close(thread);
                own.ended = true;
            }
            behind.endUnit(thread);
        }
    }

    private static final class Shared implements ModelConnection {
        private final PerThread source;
        private final String opener;
        private final ModelConnection target;
        private int users;
        private boolean ended;

        Shared(PerThread source, String opener, ModelConnection target) {
            this.source = source;
            this.opener = opener;
            this.target = target;
        }

        private ModelConnection target() {
            source.model.check(!ended);
            return target;
        }

        @Override
        public void use(String thread) {
            target().use(thread);
        }

        @Override
        public void write(String thread) {
            target().write(thread);
        }

        @Override
        public void setAutoCommit(String thread, boolean on) {
            target().setAutoCommit(thread, on);
        }

        @Override
        public void end(String thread) {
            target().end(thread);
        }

        @Override
        public void close(String thread) {
            if (!source.untilEnd && --users == 0) {
                ended = true;
                source.shared.remove(opener);
                target.close(thread);
            }
        }
    }
}
