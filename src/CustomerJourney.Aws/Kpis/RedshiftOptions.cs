namespace CustomerJourney.Aws.Kpis;

/// <summary>Which Redshift Serverless workgroup is asked, and how.</summary>
/// <param name="WorkgroupName">The workgroup, 3 to 64 characters.</param>
/// <param name="Database">Database in it.</param>
/// <param name="CopyRoleArn">Role by which COPY reads the lake.</param>
/// <param name="FirstPause">How long to wait before the first look at a running statement; half as long again each time.</param>
/// <param name="LongestPause">The longest wait between looks.</param>
public sealed record RedshiftOptions(string WorkgroupName, string Database, string CopyRoleArn, TimeSpan FirstPause, TimeSpan LongestPause)
{
    /// <summary>The usual: the first look after 50 ms, at least one a second.</summary>
    public static RedshiftOptions Of(string workgroupName, string database, string copyRoleArn) =>
        new(workgroupName, database, copyRoleArn, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1));
}
