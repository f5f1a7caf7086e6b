/** Correct and faulty applications outside the agent's packages, so that their frames are an application's. */
package com.acme.findings;
