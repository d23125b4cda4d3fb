"""Words that look like place names, or stand around them, and are none: the guards of recognition and of phrase reading.

Villages are called "Police", "Union" and "March" somewhere; a report that begins a sentence with such a word hardly ever means them.
"""

COMMON_WORDS = frozenset(
    """
    a about above academy according account across act action activists administration advance afghans after again against age agency
    agreement ahead aid air airport alliance allies alone along also although always amid among an and annual another any appeal april
    arab arabs area armed army around arrest arrested article as assault assembly association at athletic attack attacks attorney
    august authorities authority award away back bad ball ban bank banks bar base battalion battle bay be beach because been before behind being
    below berlin-based best better between big bill bills birth bishop black blast blue board body bomb book books border both boy boys branch brave
    bridge brigade brigadier british brother brothers budget building bureau bus business but by cabinet call calls camp campaign can capital
    captain car cars case catholic cause ceasefire center central centre century chairman champion chance change chapter charge chief child
    children christian christians church circle citizen citizens city civil civilians claim class clean clear clerk clinic close club coach coalition coast
    code cold college colonel come commander commerce commission commissioner committee commons communist community company conference congress
    conservative constitution constitutional control convention corps correspondent cost council councillor count country county court crash cricket crime
    criminal crisis crown cup current daily dame data date david day days dead deal dean dear death december declaration defence defense delegation
    democracy democrat democratic democrats department deputy despite development did diocese director district division do doctor doctors dollar
    don double down dr during early earth east eastern economic economy editor education eight election elections eleven embassy emergency
    emperor empire end energy enterprise environment equality established ethnic european even event every evidence example exchange executive
    express external eye face faith family farm farmers father february federal federation fellow festival few field fifth fighters fighting film
    final finance financial fire first five flag fleet flight following food football for force forces foreign forest former forum foundation four
    fourth free freedom french friday friend friends from front full fund game gang garden gate gazette general generals german get girl girls global
    go god gold golden good government governor governors grand grant great green ground group guard guards guild gulf gun gunmen had half hall hand hardly has have
    he head headquarters health hearing heavy hello her here herald heritage high highway hill his history holy home homes honor hope hospital hotel
    hour hours house how however human hundreds i if imam immigration in inc independence independent index industry information inquiry
    inside inspector institute institution intelligence interior internal international internet investigation investment iron is islam islamic islamist
    islamists it its january jewish jews job joint journal judge judges july june just justice keep key king kingdom known labor labour ladies
    lady lake land language last late latin law lawyer lawyers leader leaders league legal legislative less let letter liberal liberation liberty life
    light like line lines list live local long lord lords los love low main major majority make male man manager many march marine market mass master match maximum may mayor
    me media medical medicine meeting member members memorial men mercy message metro metropolitan middle mid midland might militant militants military militia
    minister ministers ministry minority mission mobile model modern monday money month monument moral more most mother mount mountain movement mr
    mrs ms much municipal murder museum music muslim muslims must my nation national nations natural nature navy near neither network never new
    news next night nine no nobel none nor normal north northeast northeastern northern northwest northwestern not nothing november now number nurse
    october of off office officer officers official officials oil old olympic olympics on once one only open opera operation opinion opposition or orange order organisation
    organization orthodox other our out outside over own pacific palace panel paper park parliament parliamentary part party pass past pastor patriarch
    patrol peace peninsula people peoples per perhaps period permanent personal petroleum phase pilot place plan plans play plaza please point police policy
    political politics polls pope port post power premier presidency president presidential press price pride prime prince princess principal prison
    private prize professor program programme progress project prosecutor prosecutors protest protesters protests province provincial public queen
    question radical radio rail railway rally rather ready real rebel rebels record red reform refugee refugees regime region regional regional
    relief religious reporter reporters reports representative republic republican republicans research reserve resistance resolution response rest
    restaurant result return revenue review revolution revolutionary right rights ring rise river road rock rose royal rule rules run russian sacred safe saint sales salvation same
    saturday save say school schools science season seat second secretary section security see senate senator senators senior september sergeant series
    service services session seven several shame she sheikh sheriff shia shiite shop short should show side silver since sir sister site six sixth small so social
    socialist society soldier soldiers some son song soon sources south southeast southeastern southern southwest southwestern space speak speaker
    special speech spokesman spokeswoman sport sports spring square staff standard star stars state statement states station steel still stock stop storm story street
    strike strikes strong student students style such suicide summer summit sun sunday sunni super superintendent supreme surely system take talk taliban task tax teacher
    team tech technical technology telegraph television temple ten terror terrorism terrorists test than that the their them then there therefore these they thing think
    third thirty this those thousands three through thursday time times to today together tomorrow top tour tourism tower town trade tradition
    training transport travel treasury treaty trial tribal tribe tribes tribunal tribune troops true trust tuesday tunnel turn tv twelve twenty two under union unit united
    unity universal university until up upper urban us use valley verdict very vice victim victims victory video view village villagers virgin voice volunteer vote voters
    wall war wars was watch water way we weapons weather website wednesday week welcome welfare well were west western what when where which while
    white who whole why wild will win wind winter with within without witness witnesses woman women wood word work worker workers world would wounded year years yes
    yesterday yet yield you young your youth zone
    allah amnesty barrister begum bin bint haji hajj hezbollah houthi ibn kurd kurds kurdish mujahid mullah ngo nato opec ramadan sharia unicef
    christmas easter euro europe-wide facebook google twitter whatsapp youtube telegram internet reuters bloomberg
    covid coronavirus ebola malaria hiv aids
    jury drug drugs driver drivers sample samples highway highways rev earl baron count baptist superior villages towns cities laws titan mound
    lane lanes forums boards bodies suspects suspect gunfire shooting shootings bombing bombings explosion explosions killing killings raid raids
    hostage hostages detainee detainees migrant migrants refugees doctor nurses teachers farmers traders herders gunman troop tanks drone drones rocket rockets missile
    missiles mortar artillery jet jets helicopter convoy checkpoint checkpoints curfew truce talks deal deals sanctions visa visas ruler rulers
    lawmaker lawmakers deputies councillors speaker cleric clerics elder elders chiefs tribesmen villager locals resident residents witnesses survivor survivors
    """.split()  # fmt: skip
)
"""Lower-case words that are never a place name by themselves, capitalised as they may be."""

GIVEN_NAMES = frozenset(
    """
    chad jordan
    aaron abbas abdallah abdel abdelaziz abdirahman abdul abdullah abdullahi abraham abu adam adel adnan adolfo ahmad ahmed aisha akbar alan albert alberto alejandro
    alexander alexei alexey alfonso alfred alfredo ali alice alison allen amanda amina amir amit ana anatoly andrea andreas andrei andres andrew andrey andrzej
    angela angelo ann anna anne anthony antoine anton antonio anwar armando arthur arturo asad ashraf asif atif augusto ayman aziz babak barack barbara bashar bashir benjamin ben
    bernard bernardo beth bill bob boris brian bruce carl carla carlos carmen carol caroline catherine cecilia cesar charles charlie chris christian christina christine christopher claire claudia colin
    craig cristina cynthia dan daniel daniela danny david dawn dean deborah dennis diana diane diego dieter dmitri dmitry dmytro donald doris dorothy douglas duncan edgar eduardo edward edwin elena
    elizabeth ellen emily emma emmanuel enrique eric erik ernest ernesto eva evelyn faisal farah farid farouk fatima fatou felipe felix fernando fidel francis francisco francois frank franz fred frederick
    gabriel gary george georges gerald gerard gerardo gilbert giorgi giovanni gloria gonzalo gordon graham greg gregory grigory guillermo gustavo guy habib hamid hamza hans hariri harold harry hasan hassan
    hector heidi helen helena helmut henri henry herbert hermann hillary hossein houari howard hugh hugo hussain hussein ian ibrahim igor imran ingrid irina isaac isabel ismail ivan jack jackson jacob
    jacques jaime jamal james jamil jan jane janet jason javier jawad jean jeff jeffrey jennifer jeremy jerry jesse jessica jesus jill jim jimmy joan joao joaquin joe joel john johnny jon jonathan
    jorge jose josef joseph joshua juan judith julia julian julie julio justin kamal kamala karen karim karl karen kate katherine kathleen keith ken kenneth kevin khaled khalid kim konstantin kristin kumar kyle
    larry laura lawrence lee leo leon leonardo leonid lewis linda lindsey lisa lorenzo louis louise lucas lucia lucy luis luiz luke lyndon mahmoud mahmud mamadou manuel marc marcel marco marcos marcus margaret maria
    marie mario marion mark marta martha martin marwan mary matt matthew maurice mauricio max megan mehdi mehmet melissa michael michel michelle miguel mike mikhail milan mohamad mohamed mohammad mohammed
    monica moses moussa muhammad muhammadu mustafa nancy narendra nasser natalia nathan neil nelson nicholas nick nicola nicolas nicole nigel nikolai nikolay noah noor norman nuri olga oliver olivier omar oscar osama
    osman pablo pamela pascal patricia patrick paul paula pauline pavel pedro peter petro phil philip philippe pierre rachel rafael rahul rajesh ralph ramon ramzan ramzi raul ray raymond rebecca recep reza ricardo richard
    rick rita robert roberto robin rodrigo roger roland ronald rosa rose ross roy ruben rudolf russell ruth ryan saad sabah saddam said salah saleh salim salman salvador sam samantha samir samuel sandra sanjay sara sarah scott
    sean sebastian sergei sergey sergio shahid shane sharon sheila simon sofia sonia stanislav stefan stephanie stephen steve steven stuart susan suzanne suleiman syed sylvia tamara tariq tayyip ted teresa terry thabo theresa thomas tim timothy
    tina todd tom tomas tony tracy umar usman uzma valentina vanessa vasily vera vicente vicky victor viktor vincent vitali vitaly vladimir volodymyr walid walter wayne wendy werner wilfred wilhelm will william wolfgang xavier
    yasir yasser yevgeny yitzhak yoweri yuri yusuf yves zahra zainab zbigniew zia
    """.split()  # fmt: skip
)
"""Given names that are also the names of places somewhere; a capitalised word behind one is a family name."""

TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor president premier minister senator sen rep governor gov mayor general gen lieutenant lt colonel col
    major maj captain capt sergeant sgt brigadier brig admiral adm commander cmdr marshal king queen prince princess emir sultan sheikh sheik
    shaikh ayatollah imam mullah maulana pope bishop archbishop cardinal rabbi father rev reverend pastor saint sir lord lady dame baroness judge justice
    ambassador secretary chancellor spokesman spokeswoman spokesperson chairman chairwoman chief director attorney sheriff superintendent
    inspector constable officer deputy hajji haji ustaz lawmaker activist journalist
    """.split()
)
"""Words before a person's name."""

SAYING = frozenset(
    "said says told added stated tweeted wrote testified replied claimed denied insisted warned joked".split()
)
"""Verbs that make the single capitalised word before them a person, unless it is a country or a capital."""

ORGANISATION_WORDS = frozenset(
    """
    times post herald tribune gazette telegraph guardian star news journal press tv fc united university college party bank airlines airways
    institute foundation company corporation corp inc ltd club agency club's league association society union front brigade battalion brigades
    accord accords agreement treaty protocol convention declaration conference summit process consensus
    """.split()
)
"""Words that make the place name before them part of the name of something else."""

FACILITIES = frozenset(
    """
    airport airfield airbase airstrip base barracks port harbour harbor station hospital clinic university college school prison jail camp square street road
    avenue boulevard bridge market bazaar mosque church cathedral temple synagogue shrine court courthouse palace hotel stadium park tower hall museum library
    checkpoint crossing dam plant mine refinery depot terminal tunnel junction roundabout headquarters embassy consulate compound complex site centre center
    garrison fort citadel cemetery factory mill farm building house villa residence highway ring quarter neighborhood neighbourhood
    """.split()
)
"""Things that stand in a place and carry its name: "Kabul airport"."""

GENERIC = frozenset(
    """
    border frontier market area areas region regions village town city country nation territory territories province provinces place scene site sites state
    district county zone front frontline capital street streets road home house homes houses ground field coast sea river mountain mountains hills forest desert valley
    camp base compound building square centre center north south east west there here abroad overseas nationwide countrywide land soil airspace waters neighborhood neighbourhood
    prison jail school hospital mosque church court checkpoint station office headquarters
    """.split()
)
"""Nouns that name no place by themselves."""

DIRECTIONS = frozenset(
    """
    north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern
    southwestern north-east north-west south-east south-west north-eastern north-western south-eastern south-western central upper lower
    """.split()
)
"""Words that take a part of the place behind them."""

VAGUE = frozenset(
    """
    near nearby outskirts outside around toward towards vicinity suburb suburbs off along between beyond beside close km kilometres kilometers kilometre kilometer miles mile
    metres meters environs periphery surroundings countryside bordering
    """.split()
)
"""Words that put the event not in the named place but somewhere about it."""
