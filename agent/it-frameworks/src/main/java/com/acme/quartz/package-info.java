/** Programs with Quartz, which keeps its jobs in the database. */
package com.acme.quartz;
