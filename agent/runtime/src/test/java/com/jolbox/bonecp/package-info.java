/** A class that is named as one of a known pool. */
package com.jolbox.bonecp;
