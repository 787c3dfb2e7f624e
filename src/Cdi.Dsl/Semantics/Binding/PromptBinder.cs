using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds a prompt: each hole to a column, the options, or the model's own label.</summary>
/// <remarks>Holes hold names only. Columns of human labels are never in scope.</remarks>
internal sealed class PromptBinder(BlockReader reader, StudyScope scope, OutcomeModel? outcome, string setting)
{
    private const int MostPrompts = 10;
    private const string Options = "options";
    private const string ExplainedOptions = "explained_options";
    private const string Examples = "examples";
    private const string Question = "question";
    private const string Label = "label";

    private readonly BindingContext context = reader.Context;

    /// <summary>The prompt; null where there is none, or where a hole is wrong, which is reported.</summary>
    public PromptModel? Bind() => reader.Value(setting) is { } value ? Bind(value) : null;

    /// <summary>The prompts of a setting that takes one or a list of them; empty where there is none, or where one is wrong, which is reported.</summary>
    public EquatableArray<PromptModel> BindAll()
    {
        if (reader.Value(setting) is not ListSyntax list) return Bind() is { } prompt ? EquatableArray.Create(prompt) : [];
        if (list.Items.Count is 0 or > MostPrompts || list.Items.Any(item => item is not { Name: null, Design: null, Value: StringSyntax or TextSyntax }))
        {
            reader.Wrong<string>(setting, list);
            return [];
        }

        var prompts = list.Items.Select(item => Bind(item.Value)).ToList();
        return prompts.Contains(null) ? [] : prompts.OfType<PromptModel>().ToEquatableArray();
    }

    private PromptModel? Bind(ExpressionSyntax value)
    {
        switch (value)
        {
            case StringSyntax line: return new PromptModel(
                context.At(line), EquatableArray.Create(new PromptPiece(PromptPieceKind.Literal, line.Value, null)));
            case TextSyntax text: return Bind(text);
            case var other:
                reader.Wrong<string>(setting, other);
                return null;
        }
    }

    private PromptModel? Bind(TextSyntax text)
    {
        // A text with a broken hole is not what its author meant to show.
        var isWhole = !context.Diagnostics.Items.Any(diagnostic =>
            diagnostic.Path == context.Source.Path && diagnostic.Span.Start >= text.Span.Start && diagnostic.Span.End <= text.Span.End);
        var pieces = text.Parts.Select(Piece).ToList();
        return pieces.Contains(null) ? null : new PromptModel(context.At(text), pieces.OfType<PromptPiece>().ToEquatableArray(), isWhole);
    }

    private PromptPiece? Piece(TextPartSyntax part) => part switch
    {
        LiteralSyntax literal => new PromptPiece(PromptPieceKind.Literal, literal.Value, null),
        HoleSyntax { Name.Text: Options or ExplainedOptions or Examples or Question or Label, Format: { } format } hole => Unformatted(hole, format),
        HoleSyntax { Name.Text: Options } => new PromptPiece(PromptPieceKind.Options, "", null),
        HoleSyntax { Name.Text: ExplainedOptions } => new PromptPiece(PromptPieceKind.ExplainedOptions, "", null),
        HoleSyntax { Name.Text: Examples } when setting == Label => new PromptPiece(PromptPieceKind.Examples, "", null),
        HoleSyntax { Name.Text: Question } hole when outcome is { Questions.IsEmpty: false } => Asked(hole, outcome),
        HoleSyntax { Name.Text: Label } hole => OwnLabel(hole),
        HoleSyntax hole => Column(hole),
        _ => null,
    };

    private PromptPiece? Unformatted(HoleSyntax hole, string format)
    {
        context.Report(SchemaDiagnostics.WrongValue(context.At(hole), hole.Name.Text, "no format, since it is not a number", $"`{format}`"));
        return null;
    }

    private PromptPiece? OwnLabel(HoleSyntax hole)
    {
        if (setting != Label) return new PromptPiece(PromptPieceKind.Label, "", null);
        context.Report(AnnotationDiagnostics.LabelInOwnPrompt(context.At(hole)));
        return null;
    }

    private PromptPiece? Asked(HoleSyntax hole, OutcomeModel asked)
    {
        if (setting == Label || asked.Questions.Count == 1) return new PromptPiece(PromptPieceKind.Question, "", null);
        context.Report(QuestionDiagnostics.QuestionNotShown(context.At(hole),
            $"The confidence is that in the label, which follows from {asked.Questions.Count} questions: `{{question}}` is none of them here",
            "Ask for the confidence in `{label}`, and leave `{question}` to the `label` prompt."));
        return null;
    }

    private PromptPiece? Column(HoleSyntax hole)
    {
        var name = hole.Name.Text;
        var column = scope.PeekColumn(name);
        if (HumanWhoSaid(name, column) is { } human)
        {
            context.Report(AnnotationDiagnostics.ShowsHumanLabel(context.At(hole), name, human));
            scope.ShownHumanColumns.Add(name);
            return null;
        }

        if (column is null)
        {
            if (scope.IsColumnNews(name)) context.Report(AnnotationDiagnostics.UnknownHole(context.At(hole), name, Known()));
            return null;
        }

        return Typed(hole, column);
    }

    private PromptPiece? Typed(HoleSyntax hole, ColumnModel column)
    {
        if (column.Type == ColumnType.Image)
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(context.At(hole), "A picture in a prompt", "Show text columns."));
            return null;
        }

        if (!column.IsNumeric && hole.Format is not null)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(hole), column.Name, "no format, since it is not a number", $"`{hole.Format}`"));
            return null;
        }

        if (column.IsNumeric && !IsFormat(hole.Format))
        {
            context.Report(AnnotationDiagnostics.NumberWithoutFormat(context.At(hole), column.Name));
            return null;
        }

        return new PromptPiece(PromptPieceKind.Column, column.Name, hole.Format);
    }

    /// <summary>Annotators whose recorded labels the hole would show: it names them, their column in the file, or a declared copy of it.</summary>
    private string? HumanWhoSaid(string name, ColumnModel? column) => scope.Humans
        .FirstOrDefault(human => human.Name == name
            || human.Recorded?.IsLabelOfCorpus(column is null ? name : column.Source) == true)
        ?.Name;

    private IReadOnlyCollection<string> Known() =>
    [
        .. scope.ColumnNames, Options, ExplainedOptions, .. outcome is { Questions.IsEmpty: false } ? [Question] : Array.Empty<string>(),
        setting == Label ? Examples : Label,
    ];

    /// <summary>Zeros and hashes with at most one point: what .NET prints alike under every culture.</summary>
    private static bool IsFormat(string? format) =>
        !string.IsNullOrEmpty(format) && format.All(unit => unit is '0' or '#' or '.') && format.Count(unit => unit == '.') <= 1;
}
