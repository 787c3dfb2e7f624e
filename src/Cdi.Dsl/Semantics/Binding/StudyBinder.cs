using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds a whole file: declarations first, then each block by its own binder.</summary>
internal sealed class StudyBinder(StudySyntax study, Declarations declarations, BindingContext context)
{
    private readonly StudyScope scope = new(declarations);

    /// <summary>The model; parts that are absent or wrong are null or left out, which is reported.</summary>
    public StudyModel Bind()
    {
        foreach (var lexicon in declarations.OfKind("lexicon")) scope.Lexicons.Add(LexiconBinder.Bind(lexicon));
        foreach (var outcome in declarations.OfKind("outcome")) new OutcomeBinder(outcome).Bind(scope);
        if (Single("corpus") is { } corpus) new CorpusBinder(corpus, scope).Bind();
        ReportClashes();
        foreach (var human in declarations.OfKind("human")) new HumanBinder(human, scope).Bind();
        var llms = declarations.OfKind("llm").Select(llm => new LlmBinder(llm, scope).Bind()).ToEquatableArray();
        var estimands = Estimands().Select(estimand => new EstimandBinder(estimand, scope).Bind()).ToEquatableArray();
        // Factors and bases that it reads are columns of the corpus.
        var inference = Single("inference") is { } block ? new InferenceBinder(block, scope).Bind() : null;
        ReportAbsentBlocks();
        ReportHumanColumns();
        return new StudyModel(
            study.Name is { } name ? new Located<string>(name.Text, context.At(name)) : null,
            DocumentationText.Of(study, declarations),
            scope.Corpus,
            scope.Outcomes.ToEquatableArray(),
            scope.Lexicons.ToEquatableArray(),
            llms,
            scope.Humans.ToEquatableArray(),
            estimands,
            Single("sampling") is { } sampling ? new SamplingBinder(sampling, scope).Bind() : null,
            Single("prices") is { } prices ? PricesBinder.Bind(prices) : null,
            inference,
            Single("report") is { } report ? new ReportBinder(report).Bind() : null,
            declarations.OfKind("experiment").Select(experiment => new ExperimentBinder(experiment, scope).Bind()).ToEquatableArray(),
            !declarations.IsIncomplete)
        {
            Monitors = declarations.OfKind("monitor").Select(monitor => new MonitorBinder(monitor, scope).Bind()).ToEquatableArray(),
        };
    }

    private IEnumerable<Declaration> Estimands()
    {
        var estimands = declarations.OfKind("estimand").ToList();
        if (estimands.Count <= StudyLimits.Estimands) return estimands;
        var first = estimands[StudyLimits.Estimands];
        first.Context.Report(EstimandDiagnostics.TooManyEstimands(first.Context.Source.At(first.Block.Header), estimands.Count));
        return estimands.Take(StudyLimits.Estimands);
    }

    private Declaration? Single(string kind) => declarations.OfKind(kind).FirstOrDefault();

    /// <summary>A column and an outcome of one name could not be told apart in a formula.</summary>
    private void ReportClashes()
    {
        foreach (var column in scope.Corpus?.Columns ?? [])
        {
            if (declarations.OfKind("outcome").FirstOrDefault(outcome => outcome.Name == (column.Family ?? column.Name)) is not { } outcome) continue;
            context.Report(SyntaxDiagnostics.GivenTwice(column.Place, "name", outcome.Name, outcome.Context.Line(outcome.Block)));
        }
    }

    /// <summary>What humans said is known of labelled texts only; a column that reads it would be a predictor, a key or a prompt that knows the
    /// answer.</summary>
    private void ReportHumanColumns()
    {
        foreach (var column in (scope.Corpus?.Columns ?? []).Where(column => column.Source is not null && !scope.ShownHumanColumns.Contains(column.Name)))
        {
            if (scope.Humans.FirstOrDefault(human => human.Recorded?.IsLabelOfCorpus(column.Source) == true) is not { } human) continue;
            context.Report(AnnotationDiagnostics.ColumnReadsHumanLabel(column.Place, column.Name, column.Source ?? "", human.Name));
        }
    }

    /// <summary>A study needs a corpus, an estimand, a sample and an inference; a file of declarations needs none.</summary>
    private void ReportAbsentBlocks()
    {
        if (study.Name is not { } name || declarations.IsIncomplete) return;
        var place = context.At(name);
        Require("corpus", "Add `corpus NAME { … }` with the file and its columns.");
        if (!WasWritten("estimand")) context.Report(SyntaxDiagnostics.NoEstimand(place, name.Text));
        Require("sampling", "Add `sampling { … }` with a `budget`, or with `given = uniform` for labels already collected.");
        Require("inference", "Add `inference { … }` with `generalise` and `alpha`.");

        void Require(string kind, string hint)
        {
            if (!WasWritten(kind)) context.Report(SchemaDiagnostics.Missing(place, $"Study `{name.Text}`", $"`{kind}` block", hint));
        }
    }

    private bool WasWritten(string kind) => Single(kind) is not null || study.Blocks.Any(block => block.Kind.Text == kind);
}
