/**
 * The listener of a running audit. It runs on the application's threads, so it does no I/O, takes no lock on the
 * ordinary path, and formats nothing; events are passed to the log thread.
 *
 * <p>{@link AuditListener} receives the calls of the hooks, wires all classes of this package, and passes each its
 * collaborators by constructor. A session passes through them in this order:
 *
 * <ol>
 * <li>{@link BorrowHandler} opens it, unless {@link SecondSessionDetector} answers the borrow. {@link
 * UnpooledBorrowHandler}, {@link PoolCallerDetector} and {@link PhysicalConnectionDetector} decide what is no session
 * but a connection behind one.
 * <li>{@link CallTracker} tracks calls that use it; {@link StatementTracker}, {@link TransactionTracker} and {@link
 * ConnectionStateTracker} record their effects, {@link ThreadConfinementEnforcer} their threads.
 * <li>{@link CloseHandler} ends it, and {@link LateCallDetector} detects calls after that.
 * </ol>
 *
 * <p>Methods come in pairs: {@code begin} returns a token, which the hook passes to {@code end}. Null means that the
 * call is ignored. The token of most calls is the {@link io.sessionaudit.core.session.Session}.
 */
package io.sessionaudit.runtime.listen;
