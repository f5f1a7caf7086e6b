/** Applications in the wrong and in the right, outside the agent's own packages, so that their frames are an application's. */
package com.acme.findings;
