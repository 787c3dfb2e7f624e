namespace Cdi.Cli.Tests.Findings;

/// <summary>A study of `data.csv`, whose column `human` holds yes, no or nothing, with what a test varies.</summary>
internal sealed record LabelledStudy
{
    /// <summary>Lines of the corpus beside the key `id`.</summary>
    public string Columns { get; init; } = "";

    /// <summary>The target.</summary>
    public string Target { get; init; } = "prevalence(label[A])";

    /// <summary>A line of the estimand; empty for none.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>The first line of `sampling`.</summary>
    public string Given { get; init; } = "given = uniform";

    /// <summary>Whether the column `model` holds the labels of a model; if so, they correct and are corrected.</summary>
    public bool HasModel { get; init; } = true;

    /// <summary>The spec.</summary>
    public override string ToString() => $$"""
        cdi 1

        study drawn

        corpus texts { // allow CDI2011: a test
          source = "data.csv"
          key = id
          id: id from id
          {{Columns}}
        }

        outcome label {
          A = "yes"
          B = "no"
        }

        {{(HasModel ? Model : "")}}
        human people {
          recorded {
            label = human where { yes = A, no = B }
          }
        }

        estimand share {
          target = {{Target}}
          {{Cluster}}
        }

        sampling {
          {{Given}}
          seed = 1
        }

        inference {
          method = {{(HasModel ? "calibrated" : "human_only")}}
          generalise = population
          alpha = 0.05
        }
        """;

    private const string Model = """
        llm model {
          on_failure = annotate
          recorded {
            label = model where { yes = A, no = B }
          }
        }

        """;
}
