// finds: nothing
// opens: job through Spring
// opens: create through Quartz, Spring
// opens: start through Quartz, Spring
// opens: schedule through Spring, Quartz
// opens: library LocalDataSourceJobStore$2.getConnection
package com.acme.quartz;

import java.util.concurrent.CountDownLatch;

import com.acme.host.Host;
import com.acme.host.Program;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/** A job that changes a row; Quartz itself has sessions on its own threads. */
public final class JobCorrect implements Program {
    private static final CountDownLatch DONE = new CountDownLatch(1);
    private static volatile JdbcTemplate template;

    @Override
    public void run(Host host) throws Exception {
        template = new JdbcTemplate(host.dataSource());
        Scheduler scheduler = JobsInDatabase.of(host);
        scheduler.scheduleJob( // line: schedule
                JobBuilder.newJob(Changes.class).withIdentity("changes").build(),
                TriggerBuilder.newTrigger().startNow().build());
        DONE.await();
        scheduler.shutdown(true);
    }

    /** Changes an account. */
    public static class Changes implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            template.update("UPDATE account SET balance = 0 WHERE id = 1"); // line: job
            DONE.countDown();
        }
    }
}
