using System.Reflection;
using Cdi.Corpus;
using Cdi.Dsl.Emit;
using Cdi.Estimation.Designs;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Sampling;
using Cdi.Studies;
using Cdi.Studies.Definitions;

namespace Cdi.Dsl.Tests.Emit;

public class StudyEmitterTests
{
    private const string Spec = "cdi 1\n\n// a \"comment\" with \t and \\ and é and 😀\r\nstudy politeness_hedge\n";

    private static readonly Lazy<Assembly> Compiled = new(() => EmittedCode.Compile(
        [.. StudyEmitter.Emit(SamplePlans.Politeness, StudyHome.Default).Select(source => source.Text),
            SpecEmitter.Emit(SamplePlans.Politeness, StudyHome.Default, "politeness.cdi", Spec, SpecNotes.None).Text]));

    private static IStudy Study => (IStudy)(Activator.CreateInstance(TypeOf("")) ?? throw new InvalidOperationException());

    private static StudyDefinition Definition => Study.Definition;

    [Fact]
    public void Every_decision_of_the_plan_reaches_the_definition()
    {
        Assert.Equal("politeness_hedge", Definition.Name);
        Assert.Equal("Does hedging read as polite?\nOne \"quoted\" line & a <tag>.", Definition.Documentation);
        Assert.Equal("Requests on two sites.", Definition.CorpusDocumentation);
        Assert.Equal((new Labels(500), new Labels(50), 5, DesignKind.Error, 0.1),
            (Definition.Sampling.Budget, Definition.Sampling.BurnIn, Definition.Sampling.Rounds, Definition.Sampling.Design, Definition.Sampling.Tau));
        Assert.Equal(["hedging", "share"], Definition.Sampling.Serve);
        Assert.Equal(20250501UL, Definition.Sampling.Seed);
        Assert.Equal(0.1, Definition.Inference.Alpha);
        Assert.Null(Definition.Inference.FixedLambda);
        Assert.Equal("human_only @ uniform, llm_only @ ", string.Join(", ", Definition.Report.Compare.Select(each => $"{each.Estimator} @ {each.Redrawn}")));
        Assert.Equal([ReportFormat.Html, ReportFormat.Json], Definition.Report.Formats);
    }

    [Fact]
    public void The_definition_is_the_same_instance_at_every_call() => Assert.Same(Study.Definition, Study.Definition);

    [Fact]
    public void The_corpus_has_its_columns_and_every_recorded_annotation()
    {
        var corpus = Definition.Corpus;
        Assert.Equal(["request", "hedge", "year", "key"], corpus.Columns.Select(column => column.Name));
        Assert.Equal(["Text", "hedge", "Year", "key"], corpus.Columns.Select(column => column.SourceColumn));
        Assert.Equal([false, true, false, false], corpus.Columns.Select(column => column.Required));
        Assert.Equal(["I think", "perhaps"], corpus.Columns[1].Computed?.Words ?? []);
        var keep = Assert.Single(corpus.Keep);
        Assert.Equal(("year", RowComparison.AtLeast, "2010", "year >= 2010"), (keep.Column, keep.Comparison, Assert.Single(keep.Values), keep.Written));
        Assert.Equal(["llm.assistant.recorded.label", "human.crowd.recorded.label"], corpus.RecordedLabels.Select(labels => labels.Name));
        Assert.Equal([1, 0], corpus.RecordedLabels.Select(labels =>
            labels.Map.Code(labels.Map.Options[0] == "A" && labels.SourceColumn == "Human" ? "A" : "impolite")));
        Assert.Equal(new RecordedNumbers("llm.assistant.recorded.confidence", "Confidence", 0, 1), Assert.Single(corpus.RecordedNumbers));
        Assert.Equal(corpus.RecordedNumbers[0].Name, Definition.Llms[0].RecordedConfidence);
        Assert.Equal(corpus.RecordedLabels[1].Name, Definition.Humans[0].RecordedLabel);
    }

    [Fact]
    public void Estimands_have_their_kernels_and_targets()
    {
        var (hedging, share, odds) = (Definition.Estimands[0], Definition.Estimands[1], Definition.Estimands[2]);
        Assert.Equal([2, 1, 2], Definition.Estimands.Select(estimand => estimand.Estimator.ParameterCount));
        Assert.Equal("log(1 + exp(eta)) − v·eta where eta = θ[(Intercept)] + θ[hedge]·hedge", hedging.LossText);
        Assert.Equal(["(Intercept)", "hedge"], hedging.Targets.Select(target => target.Term));
        Assert.Equal((1, 0.5), (hedging.Primary, share.Null));
        var target = Assert.Single(odds.Targets);
        Assert.Same(Scale.OddsRatio, target.Scale);
        Assert.Equal(Math.Log(0.8 / 0.2 / (0.4 / 0.6)), target.Value([0.4, 0.8]), 1e-15);
        var gradient = new double[2];
        target.Gradient([0.4, 0.8], gradient);
        Assert.Equal([-1 / 0.24, 1 / 0.16], gradient.Select(value => Math.Round(value, 12)).Zip(
            [-1 / 0.24, 1 / 0.16], (found, exact) => Math.Abs(found - exact) < 1e-11 ? exact : found));
    }

    [Fact]
    public void Prompts_fill_their_holes()
    {
        var row = Activator.CreateInstance(TypeOf("+Row"), "17", "May I {ask}?", true, 2012.0, "low");
        Assert.Equal("Is this polite {now}?\nA: Polite\n-1: Impolite\nWritten in 2012: May I {ask}?", Prompt("AssistantLabel", row));
        Assert.Equal("Judged Impolite.", Prompt("AssistantConfidence", row, Enum.Parse(TypeOf("+PolitenessLabel"), "Minus1")));
        Assert.Equal("Is this polite {{now}}?\n{options}\nWritten in {year:0}: {request}", Definition.Llms[0].LabelPrompt);
    }

    [Fact]
    public void The_spec_is_quoted_to_the_letter()
    {
        Assert.Equal(Spec, Study.Spec.Text);
        Assert.Equal("politeness.cdi", Study.Spec.FileName);
        Assert.Equal("b55d4517", Study.Spec.Sha256[..8]);
    }

    [Fact]
    public void Equal_plans_give_equal_text()
    {
        var copy = SamplePlans.Politeness with { Report = SamplePlans.Politeness.Report with { Examples = 0 } };
        Assert.Equal(StudyEmitter.Emit(SamplePlans.Politeness, StudyHome.Default), StudyEmitter.Emit(copy, StudyHome.Default));
        Assert.NotEqual(StudyEmitter.Emit(SamplePlans.Politeness, StudyHome.Default), StudyEmitter.Emit(copy with { Name = "other" }, StudyHome.Default));
    }

    [Fact]
    public void Lines_of_emitted_text_end_in_line_feeds() =>
        Assert.All(StudyEmitter.Emit(SamplePlans.Politeness, StudyHome.Default), source => Assert.DoesNotContain('\r', source.Text));

    private static Type TypeOf(string nested) => Compiled.Value.GetType("Cdi.Compiled.PolitenessHedge" + nested, throwOnError: true)
        ?? throw new InvalidOperationException(nested);

    private static object? Prompt(string name, params object?[] arguments) => TypeOf("+Prompts").GetMethod(name)?.Invoke(null, arguments);
}
