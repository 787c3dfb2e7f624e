using System.Runtime.CompilerServices;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Ledgers;
using Cdi.Ledgers.Calls;
using Cdi.Ledgers.Entries;
using Cdi.Ledgers.Files;
using Cdi.Ledgers.PostgreSql;

namespace Cdi.Cli.Collecting;

/// <summary>Where a study keeps what is drawn, asked and answered: a file beside its spec, or a database that several hosts share.</summary>
internal sealed class LedgerPlace
{
    /// <summary>The variable, or user secret, that holds the connection string of the database.</summary>
    public const string Variable = "CDI_LEDGER";

    private readonly string file;
    private readonly string? connection;

    private LedgerPlace(string file, string? connection) => (this.file, this.connection) = (file, connection);

    /// <summary>The place of a spec: that of <c>letters.cdi</c> is the file <c>letters.ledger</c>, or the study <c>letters</c> of the database.</summary>
    /// <param name="environment">Names the database.</param>
    /// <param name="spec">The spec, as given.</param>
    public static LedgerPlace Of(CommandEnvironment environment, string spec) =>
        new(Path.ChangeExtension(environment.FullPath(spec), ".ledger"), environment.Variable(Variable) ?? UserSecrets.Find(environment, Variable));

    /// <summary>Full path of the file; null where the place is in a database.</summary>
    public string? FilePath => connection is null ? file : null;

    /// <summary>Whether something may be kept there: a database is asked when it is opened.</summary>
    public bool MayExist => connection is not null || Path.Exists(file);

    /// <summary>Opens the calls, to make more of them.</summary>
    /// <exception cref="Cdi.Ledgers.LedgerException">They cannot be opened.</exception>
    public ICallLedger OpenCalls() => connection is null ? SqliteCallLedger.Open(file, TimeProvider.System) : SharedCalls(connection);

    /// <summary>Opens the calls, to read them.</summary>
    /// <exception cref="Cdi.Ledgers.LedgerException">They cannot be opened.</exception>
    public CallLog OpenLog() => connection is null ? CallLog.Open(file) : SharedLog(connection);

    /// <summary>Opens what is drawn and what people answered, to read it without the study.</summary>
    /// <exception cref="Cdi.Ledgers.LedgerException">It cannot be opened.</exception>
    public SampleLog OpenSample() => connection is null ? SampleLog.Open(file) : SharedSample(connection);

    /// <summary>Opens what is drawn and what people answered.</summary>
    /// <returns>The ledger, its name for messages, and whether nothing is on file; the ledger is disposable.</returns>
    /// <exception cref="Cdi.Ledgers.LedgerException">It cannot be opened.</exception>
    public (ILedger Ledger, string Name, bool IsEmpty) OpenStudy(StudyTerms terms)
    {
        if (connection is not null) return SharedStudy(connection, terms);
        var isNew = !Path.Exists(file);
        var ledger = SqliteLedger.Open(file, terms, TimeProvider.System);
        return (ledger, ledger.Path, isNew);
    }

    private string Study => Path.GetFileNameWithoutExtension(file);

    // Not inlined: what knows the database is loaded where one is named.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ICallLedger SharedCalls(string database) => PostgresCallLedger.Open(database, Study, TimeProvider.System);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private SampleLog SharedSample(string database) => PostgresLedger.OpenLog(database, Study);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private CallLog SharedLog(string database) => PostgresCallLedger.OpenLog(database, Study);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (ILedger Ledger, string Name, bool IsEmpty) SharedStudy(string database, StudyTerms terms)
    {
        var ledger = PostgresLedger.Open(database, Study, terms, TimeProvider.System);
        return (ledger, ledger.Path, ledger.IsEmpty);
    }
}
