/**
 * Programs that reach a database through real libraries. Each states the number of its pools' loans, by figures that
 * are independent of any agent.
 */
package com.acme.loans;
