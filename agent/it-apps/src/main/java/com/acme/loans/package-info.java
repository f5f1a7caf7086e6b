/**
 * Programs that reach a database through real libraries. Each states how many connections its pools lent, by figures
 * that are independent of any agent.
 */
package com.acme.loans;
