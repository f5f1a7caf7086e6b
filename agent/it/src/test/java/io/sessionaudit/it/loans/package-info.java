/** Sessions in the log are the loans of the pools, for any library in front of them or behind them. */
package io.sessionaudit.it.loans;
