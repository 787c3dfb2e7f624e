using System.CommandLine;
using Cdi.Benchmarks.FiniteSamples;
using Cdi.Cli;
using Cdi.Cli.Terminal;
using Cdi.Corpus;

namespace Cdi.Benchmarks.Replays;

/// <summary>The arguments that commands over many trials share.</summary>
internal static class ReplayCommand
{
    private const string OwnStudy = "specs/studies/helpdesk.cdi";

    /// <summary>Runs one of the commands.</summary>
    /// <param name="arguments">Its name and arguments.</param>
    /// <param name="environment">Where to read and write.</param>
    /// <returns>0; 1 where a criterion fails, or the arguments, the spec or the corpus are at fault.</returns>
    public static int Invoke(IReadOnlyList<string> arguments, CommandEnvironment environment)
    {
        var commands = new RootCommand("What the estimators are worth, measured.") { CoverageCommand.Create(environment),
            AdversariesCommand.Create(environment), FiniteSamplesCommand.Create(environment), CatalogueCommand.Create(environment),
            TrialsCommand.Create(environment) };
        return commands.Parse(arguments).Invoke(new InvocationConfiguration { Output = environment.Output, Error = environment.Error });
    }

    /// <summary>A command that replays a study and says whether its criterion holds.</summary>
    /// <param name="name">Name of the command.</param>
    /// <param name="description">What it measures.</param>
    /// <param name="trials">Trials unless the user says otherwise.</param>
    /// <param name="environment">Where to read and write.</param>
    /// <param name="run">Runs the replays; whether the criterion holds everywhere.</param>
    /// <param name="study">The study unless the user says otherwise.</param>
    public static Command Create(
        string name, string description, int trials, CommandEnvironment environment, Func<ReplayJob, bool> run, string study = OwnStudy)
    {
        var spec = new Argument<string>("SPEC") { Description = "The study, a *.cdi file whose corpus has every human label.", DefaultValueFactory = _ =>
            study };
        var count = AtLeast(2, new Option<int>("--trials") { Description = "Trials of each cell.", DefaultValueFactory = _ => trials });
        var threads = AtLeast(1, new Option<int>("--threads") { Description = "Threads used. Never changes a result.", DefaultValueFactory = _ =>
            Environment.ProcessorCount });
        var data = new Option<string?>("--data") { Description = "Folder searched for a file with the corpus's sha256 (default: CDI_DATA)." };
        var command = new Command(name, description) { spec, count, threads, data };
        command.SetAction(parsed =>
        {
            try
            {
                var study = ReplayedSpec.Read(parsed.GetRequiredValue(spec), parsed.GetValue(data) ?? environment.Variable(CorpusPlaces.DataFolderVariable),
                    environment);
                return run(new ReplayJob(study, parsed.GetValue(count), parsed.GetValue(threads), environment)) ? 0 : 1;
            }
            catch (UserErrorException problem)
            {
                environment.Error.WriteLine($"{problem.Message} {problem.Hint}".TrimEnd());
                return 1;
            }
        });
        return command;
    }

    private static Option<int> AtLeast(int minimum, Option<int> option)
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < minimum) result.AddError($"`{option.Name}` takes a number of {minimum} or more.");
        });
        return option;
    }
}
