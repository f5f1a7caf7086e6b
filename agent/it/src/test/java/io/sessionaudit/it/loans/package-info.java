/** Sessions in the log are the loans of the pools, whichever library is in front of them or behind them. */
package io.sessionaudit.it.loans;
