/** Programs with ShedLock. */
package com.acme.shedlock;
