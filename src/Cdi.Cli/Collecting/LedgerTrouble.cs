using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Ledgers;

namespace Cdi.Cli.Collecting;

/// <summary>What every command says where the ledger of a study cannot be used: the one place of its remedies.</summary>
internal static class LedgerTrouble
{
    /// <summary>The diagnostic of a study.</summary>
    /// <param name="problem">What stands in the way.</param>
    /// <param name="subject">What of the study needs the ledger: <c>sampling</c>, <c>llm.reader</c>.</param>
    /// <param name="place">Where the ledger is.</param>
    public static DataDiagnostic Diagnosis(LedgerException problem, string subject, LedgerPlace place)
    {
        var remedy = Remedy(problem.Failure, place);
        return problem.Failure switch
        {
            LedgerFailure.NotALedger or LedgerFailure.LaterVersion or LedgerFailure.Unavailable =>
                DataDiagnostics.LedgerUnusable(problem.Path, subject, problem.Fact, remedy),
            LedgerFailure.Busy or LedgerFailure.ContinuedElsewhere => DataDiagnostics.LedgerBusy(problem.Path, subject, problem.Fact, remedy),
            LedgerFailure.Damaged => DataDiagnostics.LedgerDamaged(problem.Path, subject, problem.Fact, remedy),
            LedgerFailure.OtherStudy => DataDiagnostics.LedgerOfOtherStudy(problem.Path, subject, problem.Fact),
            _ => throw new InvalidOperationException($"No diagnostic for {problem.Failure}."),
        };
    }

    /// <summary>The error of a command that reads no study.</summary>
    /// <param name="problem">What stands in the way.</param>
    /// <param name="place">Where the ledger is.</param>
    public static UserErrorException Error(LedgerException problem, LedgerPlace place) => new(problem.Message, Remedy(problem.Failure, place));

    /// <summary>What can be done about it.</summary>
    /// <param name="failure">What stands in the way.</param>
    /// <param name="place">Where the ledger is.</param>
    public static string Remedy(LedgerFailure failure, LedgerPlace place) => place.FilePath is null ? InDatabase(failure) : InFile(failure);

    private static string InFile(LedgerFailure failure) => failure switch
    {
        LedgerFailure.NotALedger => "Move it away: the ledger of a study has the name of its spec, with `.ledger` in place of `.cdi`.",
        LedgerFailure.Unavailable =>
            "Check the permissions of the file and its folder, and the space on the disk, and give the command again: nothing acknowledged is lost.",
        LedgerFailure.Busy or LedgerFailure.ContinuedElsewhere =>
            $"Give the command again once the other process has ended, or share the study in a database ({LedgerPlace.Variable}).",
        LedgerFailure.Damaged => "Put a copy from before the damage in its place (`cdi ledger verify` names the first damaged call), and import files with "
            + "answers again: those that it holds already change nothing.",
        _ => Anywhere(failure),
    };

    private static string InDatabase(LedgerFailure failure) => failure switch
    {
        LedgerFailure.NotALedger => $"Name another database in {LedgerPlace.Variable}.",
        LedgerFailure.Unavailable => $"{LedgerPlace.Variable} says where the ledger is: correct its connection string and see that the database runs and lets "
            + "its user write, or unset it to keep the study in a file. Nothing acknowledged is lost.",
        LedgerFailure.Busy or LedgerFailure.ContinuedElsewhere => "Give the command again: another process was writing to the database.",
        LedgerFailure.Damaged => "Restore the database from a backup before the damage (`cdi ledger verify` names the first damaged call), and import files "
            + "with answers again: those that it holds already change nothing.",
        _ => Anywhere(failure),
    };

    private static string Anywhere(LedgerFailure failure) => failure switch
    {
        LedgerFailure.LaterVersion => "Use the version of `cdi` that wrote it, or a later one.",
        LedgerFailure.OtherStudy => "Give the spec a new file name, with which it gets a ledger of its own.",
        _ => throw new InvalidOperationException($"No remedy for {failure}."),
    };
}
