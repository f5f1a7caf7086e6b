/** One thread borrows for others, and pools that change while they are used. */
package com.acme.loans.handover;
